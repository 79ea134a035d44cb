// Callables that pass what they are given on to what is named behind the module: numpy. Written by scripts/scan/lists.ts.

export const ofNumpy = `
numpy import add_newdoc info
numpy._core._add_newdocs import _array_method_doc
numpy._core._add_newdocs_scalars import add_newdoc_for_scalar_type
numpy._core._internal code-execution _commastring
numpy._core._methods file-write _dump
numpy._core.function_base import add_newdoc
numpy._core.records file-read array
numpy._pyinstaller.test_pyinstaller process test_pyinstaller
numpy._typing.setup code-execution configuration
numpy.array_api.setup code-execution configuration
numpy.compat file-read npy_load_module open_latin1
numpy.compat.py3k file-read npy_load_module open_latin1
numpy.compat.setup code-execution configuration
numpy.core file-read load
numpy.core import _ufunc_reconstruct
numpy.core._add_newdocs import add_newdoc_for_scalar_type
numpy.core._add_newdocs_scalars import add_newdoc_for_scalar_type
numpy.core._internal code-execution _commastring
numpy.core._methods file-write _dump
numpy.core.function_base import add_newdoc
numpy.core.memmap file-read memmap
numpy.core.numeric file-read load
numpy.core.overrides code-execution array_function_dispatch array_function_from_dispatcher
numpy.core.records file-read array fromfile
numpy.core.setup deserialization CallOnceOnly.check_complex CallOnceOnly.check_ieee_macros CallOnceOnly.check_types
numpy.core.setup file-write configuration
numpy.core.setup_common file-read check_long_double_representation pyod
numpy.fft.setup code-execution configuration
numpy.lib file-read load
numpy.lib file-write save savetxt savez_compressed
numpy.lib import add_newdoc info lookfor
numpy.lib._format_impl code-execution _read_array_header read_array_header_1_0 read_array_header_2_0
numpy.lib._format_impl deserialization read_array
numpy.lib._format_impl file-read open_memmap
numpy.lib._iotools file-read _to_filehandle
numpy.lib.format code-execution _read_array_header read_array_header_1_0 read_array_header_2_0
numpy.lib.setup code-execution configuration
numpy.linalg.setup code-execution configuration
numpy.ma file-read load
numpy.ma file-write dump
numpy.ma.bench code-execution compare_functions_1v compare_functions_2v compare_methods timer
numpy.ma.core file-read load
numpy.ma.core file-write dump
numpy.ma.mrecords file-read fromtextfile openfile
numpy.ma.setup code-execution configuration
numpy.matrixlib.setup code-execution configuration
numpy.polynomial.setup code-execution configuration
numpy.random._examples.cffi.parse file-read parse_distributions_h
numpy.random.setup code-execution configuration
numpy.rec file-read array fromfile
numpy.setup code-execution configuration
numpy.typing.setup code-execution configuration
`;

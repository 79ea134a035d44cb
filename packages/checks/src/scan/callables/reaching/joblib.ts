// Callables that pass what they are given on to what is named behind the module: joblib. Written by scripts/scan/lists.ts.

export const ofJoblib = `
joblib file-write PrintTime
joblib._deprecated_format_stack code-execution format_exc format_outer_frames format_records
joblib._deprecated_format_stack file-read _fixed_getframes
joblib._memory_helpers file-read open_py_source
joblib.backports file-write concurrency_safe_rename
joblib.compressor file-read BinaryZlibFile LZMACompressorWrapper.decompressor_file
joblib.executor file-write MemmappingExecutor.get_memmapping_executor _TestingMemmappingExecutor _TestingMemmappingExecutor.terminate get_memmapping_executor
joblib.format_stack code-execution format_exc format_outer_frames format_records
joblib.format_stack file-read _fixed_getframes
joblib.hashing import Hasher.hash Hasher.save Hasher.save_global Hasher.save_set NumpyHasher.save
joblib.logger file-write PrintTime PrintTime.__call__
joblib.numpy_pickle deserialization NumpyArrayWrapper.read NumpyArrayWrapper.read_array
joblib.numpy_pickle file-read load_temporary_memmap
joblib.numpy_pickle file-write dump
joblib.numpy_pickle import NumpyPickler.save
`;

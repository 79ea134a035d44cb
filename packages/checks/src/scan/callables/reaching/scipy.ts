// Callables that pass what they are given on to what is named behind the module: scipy. Written by scripts/scan/lists.ts.

export const ofScipy = `
scipy._lib._bunch code-execution _make_tuple_bunch
scipy._lib._uarray._backend import pickle_function unpickle_function
scipy._lib.decorator code-execution FunctionMaker.make
scipy._lib.deprecation import _sub_module_deprecation
scipy.odr._odrpack file-write ODR
scipy.optimize._nonlin code-execution _nonlin_wrapper
scipy.optimize._optimize import show_options
scipy.signal._signaltools code-execution _timeit_fast choose_conv_method convolve correlate deconvolve wiener
scipy.sparse._matrix_io deserialization load_npz
scipy.sparse._matrix_io file-read save_npz
scipy.sparse.csgraph.setup code-execution configuration
scipy.stats._distn_infrastructure code-execution rv_continuous rv_discrete rv_sample
scipy.stats._distn_infrastructure.rv_continuous code-execution _attach_methods
scipy.stats._distn_infrastructure.rv_discrete code-execution _attach_methods
scipy.stats._distn_infrastructure.rv_generic code-execution _attach_argparser_methods
scipy.stats._distn_infrastructure.rv_sample code-execution _attach_methods
scipy.stats._generate_pyx file-read make_unuran
scipy.stats._generate_pyx file-write make_biasedurn
scipy.stats._generate_pyx process make_boost
scipy.stats._levy_stable code-execution rv_continuous
`;

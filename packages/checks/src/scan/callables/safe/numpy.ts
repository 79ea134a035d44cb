// Callables that are safe in their role: numpy. Written by scripts/scan/lists.ts.

export const ofNumpy = `
numpy attribute absolute cbrt clip deg2rad expm1 float64 int64 log log1p mean nan_to_num number percentile sign sin sqrt square tanh uint32 where
numpy called AxisError ComplexWarning ModuleDeprecationWarning RankWarning TooHardError VisibleDeprecationWarning _CopyMode dtype dtype.__setstate__
numpy class Arrayterator AxisError ComplexWarning MachAr ModuleDeprecationWarning RankWarning TooHardError VisibleDeprecationWarning _CopyMode __array_namespace_info__ chararray dtype errstate finfo float64 format_parser iinfo int64 matrix ndarray ndenumerate ndindex poly1d recarray record uint64 vectorize
numpy referenced _from_dlpack _get_promotion_state _no_nep50_warning _using_numpy2_behavior abs absolute acos acosh add alen all allclose alltrue amax amin angle any append apply_over_axes arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort argwhere around array array2string array_equal array_equiv array_repr array_split array_str asanyarray asarray asarray_chkfinite ascontiguousarray asfarray asfortranarray asin asinh asmatrix asscalar astype atan atan2 atanh atleast_1d atleast_2d atleast_3d average bartlett base_repr binary_repr bincount bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman block bmat bool bool_ broadcast_arrays broadcast_shapes broadcast_to busday_count busday_offset bytes_ can_cast cbrt ceil character choose clip clongdouble column_stack common_type complex128 complex256 complex64 complexfloating compress concatenate conj conjugate convolve copy copysign copyto corrcoef correlate cos cosh count_nonzero cov cross cumprod cumproduct cumsum cumulative_prod cumulative_sum datetime64 datetime_as_string datetime_data deg2rad degrees delete diag diag_indices diag_indices_from diagflat diagonal diff digitize divide divmod dot dsplit dstack ediff1d einsum einsum_path empty empty_like equal errstate exp exp2 expand_dims expm1 extract eye fabs fill_diagonal find_common_type fix flatnonzero flexible flip fliplr flipud float128 float16 float32 float64 float_power floating floor floor_divide fmax fmin fmod format_float_positional format_float_scientific frexp from_dlpack frombuffer fromiter fromstring full full_like fv gcd generic geomspace get_include get_printoptions getbufsize geterr geterrcall geterrobj gradient greater greater_equal hamming hanning heaviside histogram histogram2d histogram_bin_edges histogramdd hsplit hstack hypot i0 identity imag in1d indices inexact inner insert int16 int32 int64 int8 integer interp intersect1d invert ipmt irr is_busday isclose iscomplex iscomplexobj isdtype isfinite isfortran isin isinf isnan isnat isneginf isposinf isreal isrealobj isscalar issctype issubclass_ issubdtype issubsctype iterable ix_ kaiser kron lcm ldexp left_shift less less_equal lexsort linspace log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor logspace longdouble longlong mask_indices matmul matrix_transpose matvec max maximum maximum_sctype may_share_memory mean median meshgrid min min_scalar_type minimum mintypecode mirr mod modf moveaxis msort multiply nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndim negative nested_iters nextafter nonzero not_equal nper npv number obj2sctype object_ ones ones_like outer packbits pad partition percentile place pmt poly polyadd polyder polydiv polyfit polyint polymul polysub polyval positive pow power ppmt printoptions prod product promote_types ptp put put_along_axis putmask pv quantile rad2deg radians rank rate ravel ravel_multi_index real real_if_close reciprocal remainder repeat require reshape resize result_type right_shift rint roll rollaxis roots rot90 round round_ row_stack sctype2char searchsorted select setbufsize setdiff1d seterrobj setxor1d shape shares_memory show_runtime sign signbit signedinteger sin sinc sinh size sometrue sort sort_complex spacing split sqrt square squeeze stack std str_ subtract sum swapaxes take take_along_axis tan tanh tensordot tile timedelta64 trace transpose trapezoid trapz tri tril tril_indices tril_indices_from trim_zeros triu triu_indices triu_indices_from true_divide trunc typename ufunc uint16 uint32 uint64 uint8 ulonglong union1d unique unique_all unique_counts unique_inverse unique_values unpackbits unravel_index unsignedinteger unstack unwrap vander var vdot vecdot vecmat void vsplit vstack where zeros zeros_like
numpy._array_api_info class __array_namespace_info__
numpy._core called AxisError ComplexWarning TooHardError
numpy._core class AxisError ComplexWarning MachAr TooHardError chararray finfo format_parser iinfo recarray record
numpy._core._exceptions called AxisError TooHardError UFuncTypeError _ArrayMemoryError _UFuncBinaryResolutionError _UFuncCastingError _UFuncInputCastingError _UFuncNoLoopError _UFuncOutputCastingError
numpy._core._exceptions class AxisError TooHardError UFuncTypeError _ArrayMemoryError _UFuncBinaryResolutionError _UFuncCastingError _UFuncInputCastingError _UFuncNoLoopError _UFuncOutputCastingError
numpy._core._internal called _convert_to_stringdtype_kwargs
numpy._core._internal class _Stream _missing_ctypes dummy_ctype recursive
numpy._core._machar class MachAr
numpy._core._multiarray_umath attribute absolute cbrt deg2rad expm1 log log1p sign sin sqrt square tanh
numpy._core._multiarray_umath class _array_converter
numpy._core._multiarray_umath referenced _fastCopyAndTranspose absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh bitwise_and bitwise_count bitwise_or bitwise_xor cbrt ceil compare_chararrays conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs fastCopyAndTranspose float_power floor floor_divide fmax fmin fmod frexp gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm ldexp left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor matmul maximum minimum modf multiply negative nextafter not_equal positive power rad2deg radians reciprocal remainder right_shift rint sign signbit sin sinh spacing sqrt square subtract tan tanh true_divide trunc vecdot
numpy._core._rational_tests class Rational2DType rational rational2
numpy._core._type_aliases class TypeNADict
numpy._core._ufunc_config class _unspecified errstate
numpy._core.arrayprint class BoolFormat ComplexFloatingFormat ComplexFormat DatetimeFormat FloatFormat FloatingFormat IntegerFormat LongComplexFormat LongFloatFormat StructureFormat StructuredVoidFormat SubArrayFormat TimedeltaFormat _TimelikeFormat
numpy._core.defchararray class chararray
numpy._core.fromnumeric referenced mean
numpy._core.getlimits class MachArLike finfo iinfo
numpy._core.machar class MachAr
numpy._core.multiarray called _reconstruct scalar
numpy._core.numeric called ComplexWarning _frombuffer
numpy._core.numeric class ComplexWarning
numpy._core.numerictypes called _PreprocessDTypeError
numpy._core.numerictypes class _PreprocessDTypeError _typedict
numpy._core.overrides called ArgSpec
numpy._core.overrides class ArgSpec
numpy._core.records class _OrderedCounter format_parser recarray record
numpy._core.setup class CallOnceOnly
numpy._core.setup_common called MismatchCAPIError MismatchCAPIWarning
numpy._core.setup_common class MismatchCAPIError MismatchCAPIWarning
numpy._globals called ModuleDeprecationWarning VisibleDeprecationWarning _CopyMode
numpy._globals class ModuleDeprecationWarning VisibleDeprecationWarning _CopyMode _NoValueType _SignatureDescriptor
numpy._typing class NBitBase _128Bit _16Bit _256Bit _32Bit _64Bit _80Bit _8Bit _96Bit _GenericAlias _HasDType _NBitByte _NBitDouble _NBitHalf _NBitInt _NBitIntC _NBitIntP _NBitLong _NBitLongDouble _NBitLongLong _NBitShort _NBitSingle _NestedSequence _SupportsArray _SupportsArrayFunc _SupportsDType _UnknownType
numpy._typing._array_like class _Buffer _SupportsArray _SupportsArrayFunc _UnknownType
numpy._typing._dtype_like class _DTypeDict _DTypeDictBase _HasDType _HasNumPyDType _SupportsDType
numpy._typing._generic_alias class _GenericAlias
numpy._typing._nbit_base class NBitBase _128Bit _16Bit _256Bit _32Bit _64Bit _80Bit _8Bit _96Bit
numpy._typing._nested_sequence class _NestedSequence
numpy._utils._pep440 called InvalidVersion _Version
numpy._utils._pep440 class Infinity InvalidVersion LegacyVersion NegativeInfinity Version _BaseVersion _Version
numpy.char class chararray
numpy.char referenced array asarray compare_chararrays equal greater greater_equal less less_equal multiply not_equal partition rpartition
numpy.compat class contextlib_nullcontext os_PathLike
numpy.compat._pep440 class Infinity InvalidVersion LegacyVersion NegativeInfinity Version _BaseVersion _Version
numpy.compat.py3k class contextlib_nullcontext os_PathLike
numpy.dual referenced i0
numpy.exceptions called AxisError ComplexWarning DTypePromotionError ModuleDeprecationWarning RankWarning TooHardError VisibleDeprecationWarning
numpy.exceptions class AxisError ComplexWarning DTypePromotionError ModuleDeprecationWarning RankWarning TooHardError VisibleDeprecationWarning
numpy.fft referenced fft fft2 fftfreq fftn fftshift hfft ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn rfft rfft2 rfftfreq rfftn
numpy.lib called RankWarning
numpy.lib class Arrayterator NumpyVersion RankWarning ndenumerate ndindex poly1d vectorize
numpy.lib._arraysetops_impl called UniqueAllResult UniqueCountsResult UniqueInverseResult
numpy.lib._arraysetops_impl class UniqueAllResult UniqueCountsResult UniqueInverseResult
numpy.lib._arrayterator_impl class Arrayterator
numpy.lib._function_base_impl class vectorize
numpy.lib._index_tricks_impl class AxisConcatenator CClass IndexExpression MGridClass OGridClass RClass nd_grid ndenumerate ndindex
numpy.lib._iotools called ConversionWarning ConverterError ConverterLockError
numpy.lib._iotools class ConversionWarning ConverterError ConverterLockError LineSplitter NameValidator StringConverter
numpy.lib._iotools referenced str2bool
numpy.lib._polynomial_impl class poly1d
numpy.lib._stride_tricks_impl class DummyArray
numpy.lib._twodim_base_impl referenced eye
numpy.lib._version class NumpyVersion
numpy.lib.arrayterator class Arrayterator
numpy.lib.function_base class vectorize
numpy.lib.index_tricks class AxisConcatenator CClass IndexExpression MGridClass OGridClass RClass nd_grid ndenumerate ndindex
numpy.lib.mixins class NDArrayOperatorsMixin
numpy.lib.polynomial called RankWarning
numpy.lib.polynomial class RankWarning poly1d
numpy.lib.shape_base referenced get_array_wrap
numpy.lib.stride_tricks class DummyArray
numpy.linalg called LinAlgError
numpy.linalg class LinAlgError
numpy.linalg referenced cholesky cond cross det diagonal eig eigh eigvals eigvalsh inv lstsq matmul matrix_norm matrix_power matrix_rank matrix_transpose multi_dot norm outer pinv qr slogdet solve svd svdvals tensordot tensorinv tensorsolve trace vecdot vector_norm
numpy.linalg._linalg called EigResult EighResult LinAlgError QRResult SVDResult SlogdetResult
numpy.linalg._linalg class EigResult EighResult LinAlgError QRResult SVDResult SlogdetResult
numpy.linalg.linalg called EigResult EighResult LinAlgError QRResult SVDResult SlogdetResult
numpy.linalg.linalg class EigResult EighResult LinAlgError QRResult SVDResult SlogdetResult
numpy.ma called MAError MaskError
numpy.ma class MAError MaskError MaskedArray masked_array mvoid
numpy.ma.core called MAError MaskError MaskedArrayFutureWarning MaskedConstant _mareconstruct
numpy.ma.core class MAError MaskError MaskedArray MaskedArrayFutureWarning MaskedConstant MaskedIterator _DomainCheckInterval _DomainGreater _DomainGreaterEqual _DomainSafeDivide _DomainTan _DomainedBinaryOperation _MaskedBinaryOperation _MaskedPrintOption _MaskedUFunc _MaskedUnaryOperation _convert2ma _extrema_operation mvoid
numpy.ma.core referenced all allclose allequal anom any append arange argmax argmin argsort array asanyarray asarray choose clip common_fill_value compress compressed concatenate convolve copy correlate count cumprod cumsum default_fill_value diag diagonal diff dot empty empty_like filled fix_invalid flatten_mask flatten_structured_array frombuffer fromflex getdata getmask getmaskarray harden_mask identity ids indices inner isMaskedArray is_mask is_masked left_shift make_mask make_mask_descr make_mask_none mask_or masked_equal masked_greater masked_greater_equal masked_inside masked_invalid masked_less masked_less_equal masked_not_equal masked_object masked_outside masked_values masked_where max maximum_fill_value mean min minimum_fill_value ndim nonzero ones ones_like outer power prod product ptp put putmask ravel repeat reshape resize right_shift round round_ set_fill_value shape size soften_mask sort squeeze std sum swapaxes take trace transpose var where zeros zeros_like
numpy.ma.extras class MAxisConcatenator _fromnxfunction mr_class
numpy.ma.extras referenced atleast_1d atleast_2d atleast_3d average clump_masked clump_unmasked column_stack compress_cols compress_nd compress_rowcols compress_rows corrcoef count_masked cov diagflat dstack ediff1d flatnotmasked_contiguous flatnotmasked_edges hsplit hstack in1d intersect1d isin mask_cols mask_rowcols mask_rows masked_all masked_all_like median ndenumerate notmasked_contiguous notmasked_edges polyfit setdiff1d setxor1d stack union1d unique vander vstack
numpy.ma.mrecords class MaskedRecords
numpy.matrixlib class matrix
numpy.matrixlib.defmatrix class matrix
numpy.polynomial class Chebyshev Hermite HermiteE Laguerre Legendre Polynomial
numpy.polynomial._polybase class ABCPolyBase
numpy.polynomial.chebyshev class Chebyshev
numpy.polynomial.hermite class Hermite
numpy.polynomial.hermite_e class HermiteE
numpy.polynomial.laguerre class Laguerre
numpy.polynomial.legendre class Legendre
numpy.polynomial.polynomial class Polynomial
numpy.polynomial.polyutils called PolyDomainError PolyError RankWarning
numpy.polynomial.polyutils class PolyBase PolyDomainError PolyError RankWarning
numpy.random._bit_generator called __pyx_unpickle_SeedSequence __pyx_unpickle_SeedSequence.__setstate__ __pyx_unpickle_SeedlessSeedSequence
numpy.random._bit_generator class BitGenerator ISeedSequence ISpawnableSeedSequence SeedSequence SeedlessSeedSequence SeedlessSequence
numpy.random._generator called __pyx_unpickle_Enum
numpy.random._generator class Generator
numpy.random._mt19937 called MT19937
numpy.random._mt19937 class MT19937
numpy.random._pcg64 called PCG64 PCG64DXSM
numpy.random._pcg64 class PCG64 PCG64DXSM
numpy.random._philox called Philox
numpy.random._philox class Philox
numpy.random._pickle called __bit_generator_ctor __bit_generator_ctor.__setstate__ __generator_ctor __generator_ctor.__setstate__ __randomstate_ctor __randomstate_ctor.__setstate__
numpy.random._pickle referenced __generator_ctor __randomstate_ctor
numpy.random._sfc64 called SFC64
numpy.random._sfc64 class SFC64
numpy.random.bit_generator called __pyx_unpickle_SeedSequence __pyx_unpickle_SeedSequence.__setstate__ __pyx_unpickle_SeedlessSeedSequence __pyx_unpickle_SeedlessSequence
numpy.random.bit_generator class BitGenerator ISeedSequence ISpawnableSeedSequence SeedSequence SeedlessSeedSequence SeedlessSequence
numpy.random.generator called __pyx_unpickle_Enum
numpy.random.generator class Generator
numpy.random.mt19937 class MT19937
numpy.random.mtrand class RandomState
numpy.random.pcg64 class PCG64
numpy.random.philox class Philox
numpy.random.sfc64 class SFC64
numpy.rec class format_parser recarray record
numpy.strings referenced capitalize center count decode encode endswith expandtabs find index isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper ljust lower lstrip mod multiply partition replace rfind rindex rjust rpartition rstrip slice startswith str_len strip swapcase title translate upper zfill
`;

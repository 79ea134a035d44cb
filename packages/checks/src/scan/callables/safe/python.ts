// Callables that are safe in their role: python. Written by scripts/scan/lists.ts.

export const ofPython = `
abc referenced abstractmethod
builtins attribute float round
builtins called KeyError StopIteration TypeError ValueError bytearray bytes complex frozenset range set slice
builtins class dict list object tuple
builtins referenced Ellipsis NotImplemented abs bool bytes chr complex dict float hash hex int isinstance len list object ord round set slice str sum zip
collections called Counter OrderedDict OrderedDict.__setitem__ OrderedDict.__setstate__ defaultdict defaultdict.__setitem__ deque deque.append deque.extend
collections class ChainMap UserDict
collections referenced OrderedDict
copyreg called _reconstructor
datetime called date datetime time timedelta timezone
dateutil.relativedelta class relativedelta
decimal called Decimal
fractions called Fraction
functools called partial partial.__setstate__
gguf.constants called ExpertGatingFuncType GGMLQuantizationType GGUFEndian GGUFValueType LlamaFileType MODEL_ARCH MODEL_TENSOR PoolingType RopeScalingType TokenType VISION_PROJECTOR_TYPE
gguf.constants class ExpertGatingFuncType GGMLQuantizationType GGUFEndian GGUFType GGUFValueType Keys LlamaFileType MODEL_ARCH MODEL_TENSOR PoolingType RopeScalingType TokenType VISION_PROJECTOR_TYPE VisionProjectorType
gguf.gguf called GGMLQuantizationType GGUFEndian GGUFValueType MODEL_ARCH MODEL_TENSOR RopeScalingType TokenType WriterState
gguf.gguf class GGMLQuantizationType GGUFEndian GGUFValueType GGUFWriter MODEL_ARCH MODEL_TENSOR RopeScalingType SpecialVocab TensorNameMap TokenType WriterState
gguf.tensor_mapping class TensorNameMap
ipaddress called IPv4Address
math referenced acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist erf erfc exp exp2 expm1 fabs factorial floor fma fmod frexp fsum gamma gcd hypot isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nextafter perm pow prod radians remainder sin sinh sqrt sumprod tan tanh trunc ulp
operator called itemgetter
pathlib called PosixPath PurePosixPath
pyarrow.lib called _reconstruct_record_batch _reconstruct_table _restore_array chunked_array py_buffer scalar schema type_for_alias
pytz called FixedOffset _UTC _p
random called Random Random.__setstate__
re called _compile
statistics class NormalDist
statistics referenced correlation covariance fmean geometric_mean harmonic_mean kde kde_random linear_regression mean median median_grouped median_high median_low mode multimode pstdev pvariance quantiles stdev variance
types called SimpleNamespace SimpleNamespace.__setstate__
typing referenced Callable List Optional Tuple Union
uuid class UUID
`;

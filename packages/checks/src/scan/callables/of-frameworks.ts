// What frameworks themselves say is safe to load: PyTorch's list for weights_only, and the constants that TorchScript's pickles make.
// NumPy, and pandas since its version 3, pickle classes by the names under which they export them.
// Python's own types hold what stands in the file (a state dict of PyTorch its _metadata, as an attribute); functions that only call what they are given call what has a fact of its own.
// training_args.bin, which a trainer of Hugging Face leaves in every checkpoint, holds settings and members of enumerations.
// numpy.dtypes holds the types of element types; methods of numpy.ndarray are here that compute of the array: tofile, dump and what lays it anew
// over its bytes are not. torch.return_types holds tuples with names.
// Keras' Tokenizer is a table of words under the names of each release. Gradient boosting that stopped early keeps its own method as an attribute.
// joblib.Memory stands in pipelines that keep their steps: a place for files, which only fitting again would use.
// pandas 1.3 pickles its blocks by a partial of new_block, which makes one of the kinds that pandas has.
// Before 0.21 scikit-learn's Bunch, a dict with its keys as attributes, stood among its data sets. inspect._empty marks an argument without a default.
// argparse.Namespace is where scripts keep their settings, and re._compile is how patterns are written.
// Source: torch/_weights_only_unpickler.py, _get_allowed_globals; torch/jit/_pickle.py.

const dtypes =
  `bfloat16 bool bits16 bits1x8 bits2x4 bits4x2 bits8 chalf complex128 complex32 complex64 cfloat cdouble double float float16 float32 float64
  float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu half int int16 int32 int64 int8 long qint32 qint8 quint2x4 quint4x2
  quint8 short uint16 uint32 uint64 uint8 per_tensor_affine per_tensor_symmetric per_channel_affine per_channel_symmetric
  per_channel_affine_float_qparams strided sparse_coo contiguous_format preserve_format channels_last`.replace(
    /\s+/g,
    ' ',
  );

const storages =
  `BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage FloatStorage HalfStorage
  IntStorage LongStorage QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage QUInt8Storage ShortStorage`.replace(
    /\s+/g,
    ' ',
  );

const returned =
  `_det_lu_based_helper_backward_helper _fake_quantize_per_tensor_affine_cachemask_tensor_qparams _fused_moving_avg_obs_fq_helper _linalg_det _linalg_eigh _linalg_slogdet
  _linalg_solve_ex _linalg_svd _lu_with_info _unpack_dual aminmax cummax cummin frexp geqrf histogram histogramdd kthvalue linalg_cholesky_ex linalg_eig
  linalg_eigh linalg_inv_ex linalg_ldl_factor linalg_ldl_factor_ex linalg_lstsq linalg_lu linalg_lu_factor linalg_lu_factor_ex linalg_qr linalg_slogdet
  linalg_solve_ex linalg_svd lu_unpack max median min mode nanmedian qr slogdet sort svd topk triangular_solve`.replace(
    /\s+/g,
    ' ',
  );

const elementTypes =
  `Bool Bytes Byte CLongDouble Complex64 Complex128 DateTime64 Float16 Float32 Float64 Int8 Int16 Int32 Int64 Int Long LongDouble LongLong Object Short
  Str String TimeDelta64 UByte UInt8 UInt16 UInt32 UInt64 UInt ULong ULongLong UShort Void`
    .split(/\s+/)
    .map((kind) => `${kind}DType`)
    .join(' ');

/** Python's own: what they are called with is kept as it is. */
const exceptions =
  `ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning
  ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning
  Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit ImportError ImportWarning
  IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
  NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError
  ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit
  TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
  UserWarning ValueError Warning ZeroDivisionError`.replace(/\s+/g, ' ');

/** Lines as in safe/; bound: methods of any class of the module, which its own objects keep. */
export const ofFrameworks: string = `
torch referenced ${dtypes} ${storages} Tensor Size device
torch called Size device Tensor
torch.cuda referenced ${storages}
torch.storage referenced TypedStorage UntypedStorage
torch.torch_version called TorchVersion
torch.nn.parameter referenced Parameter Buffer
torch._C._nn referenced gelu
torch.nn.functional referenced celu elu gelu glu hardsigmoid hardswish hardtanh leaky_relu log_softmax logsigmoid mish relu relu6 selu sigmoid silu softmax softplus softsign tanh
torch._tensor called _rebuild_from_type_v2
torch._utils called _rebuild_parameter _rebuild_parameter_with_state _rebuild_qtensor _rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_sparse_tensor _rebuild_sparse_csr_tensor _rebuild_meta_tensor_no_storage _rebuild_nested_tensor _rebuild_device_tensor_from_numpy _rebuild_device_tensor_from_cpu_tensor
torch._utils referenced _rebuild_parameter _rebuild_qtensor _rebuild_tensor _rebuild_tensor_v2
torch.serialization called _get_layout
torch.return_types called ${returned}
torch.amp.grad_scaler class GradScaler
torch.cuda.amp.grad_scaler class GradScaler
torch.nested._internal.nested_tensor called _rebuild_njt
torch.nested._internal.nested_tensor class NestedTensor
torch._dynamo.decorators class _DimRange
pandas called BooleanDtype CategoricalDtype DateOffset DatetimeTZDtype Float32Dtype Float64Dtype Int16Dtype Int32Dtype Int64Dtype Int8Dtype Interval IntervalDtype Period PeriodDtype SparseDtype StringDtype Timedelta Timestamp UInt16Dtype UInt32Dtype UInt64Dtype UInt8Dtype
pandas referenced Interval NA NaT Period Timedelta Timestamp
pandas.core.arrays.string_ called StringDtype
pandas class DateOffset
numpy.ma class MaskedArray
numpy.dtypes referenced ${elementTypes}
numpy.ndarray referenced all any argmax argmin argsort astype clip compress conj conjugate copy cumprod cumsum diagonal dot flatten max mean min nonzero prod ravel repeat reshape round searchsorted sort squeeze std sum swapaxes take tolist trace transpose var
zoneinfo bound _unpickle
zoneinfo class ZoneInfo
pathlib called PurePath PureWindowsPath WindowsPath
sklearn.ensemble._hist_gradient_boosting.gradient_boosting bound _raw_predict
keras.preprocessing.text class Tokenizer
keras.src.preprocessing.text class Tokenizer
keras.src.legacy.preprocessing.text class Tokenizer
keras_preprocessing.text class Tokenizer
xgboost.collective referenced communicator_print
scipy.spatial.transform._rigid_transform called RigidTransform.from_matrix
transformers.training_args class TrainingArguments
transformers.training_args called OptimizerNames ParallelMode
transformers.training_args_seq2seq class Seq2SeqTrainingArguments
transformers.trainer_pt_utils class AcceleratorConfig
transformers.trainer_utils called EvaluationStrategy FSDPOption HubStrategy IntervalStrategy SaveStrategy SchedulerType
accelerate.state class AcceleratorState PartialState
accelerate.utils.dataclasses called DistributedType
argparse class Namespace
inspect referenced _empty
sklearn.datasets.base class Bunch
joblib._store_backends class FileSystemStoreBackend
joblib.logger class Logger
logging called getLogger
ipaddress called IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network
joblib.memory class Memory
array called array _array_reconstructor
builtins referenced Ellipsis NotImplemented abs all any divmod len max min pow round sorted sum
builtins called ${exceptions}
builtins referenced ${exceptions}
builtins called bool bytearray bytes complex dict float frozenset int iter.__setstate__ list object range set slice tuple
pandas._libs.lib called _NoDefault
pandas._libs.tslibs.nattype called _nat_unpickle
pandas.io.formats.printing class PrettyDict
io class BytesIO StringIO
collections class ChainMap Counter OrderedDict UserDict UserList defaultdict deque
dataclasses referenced _MISSING_TYPE
string class Template
types called MethodType
types referenced NoneType SimpleNamespace
array referenced array
typing referenced Any ClassVar Dict Final FrozenSet Iterable Literal Mapping Sequence Set Type
transformers.tokenization_utils_base class BatchEncoding
transformers.cache_utils referenced DynamicLayer DynamicSlidingWindowLayer QuantizedLayer StaticLayer StaticSlidingWindowLayer
transformers.modeling_rope_utils referenced _compute_default_rope_parameters _compute_dynamic_ntk_parameters _compute_linear_scaling_rope_parameters _compute_llama3_parameters _compute_longrope_parameters _compute_yarn_parameters
numpy.random called __RandomState_ctor __RandomState_ctor.__setstate__
scipy.spatial.ckdtree called new_object
numpy referenced apply_along_axis
pandas.core.internals.blocks referenced new_block
scipy.interpolate._rbf bound _h_cubic _h_gaussian _h_inverse_multiquadric _h_linear _h_multiquadric _h_quintic _h_thin_plate
scipy.interpolate.rbf bound _h_cubic _h_gaussian _h_inverse_multiquadric _h_linear _h_multiquadric _h_quintic _h_thin_plate
scipy.interpolate.interpolate bound _call_linear _call_linear_np _call_nan_spline _call_nearest _call_previousnext _call_spline
scipy.stats._kde bound scotts_factor silverman_factor
scipy.stats.kde bound scotts_factor silverman_factor
scipy.stats._qmc bound _hypersphere_surface_sample _hypersphere_volume_sample _random _random_cd _random_lhs _random_oa_lhs
torch.optim.swa_utils bound _cosine_anneal _linear_anneal
scipy.interpolate._interpolate bound _call_linear _call_linear_np _call_nan_spline _call_nearest _call_previousnext _call_spline
scipy.stats._continuous_distns bound cdf isf logcdf logpdf logsf pdf ppf sf
scipy.stats._discrete_distns bound _entropy cdf isf logcdf logpmf logsf pmf ppf sf
scipy.stats._distn_infrastructure bound _entropy cdf isf logcdf logpdf logpmf logsf pdf pmf ppf sf
torch.nn.modules.batchnorm bound _infer_parameters _lazy_load_hook
torch.nn.modules.conv bound _infer_parameters _lazy_load_hook
torch.nn.modules.instancenorm bound _infer_parameters _lazy_load_hook
torch.nn.modules.lazy bound _infer_parameters _lazy_load_hook
torch.nn.modules.linear bound _infer_parameters _lazy_load_hook
torch.nn.modules.linear class _LinearWithBias
torch.nn.parameter called UninitializedBuffer UninitializedParameter
torch.optim.lr_scheduler bound _annealing_cos _annealing_linear _exp_range_scale_fn _triangular2_scale_fn _triangular_scale_fn
operator called itemgetter
operator referenced abs add and_ contains eq floordiv ge getitem gt inv invert is_ is_not le lshift lt matmul mod mul ne neg not_ or_ pos pow rshift sub truediv truth xor
decimal called Context
decimal referenced Clamped DivisionByZero FloatOperation Inexact InvalidOperation Overflow Rounded Subnormal Underflow
cloudpickle.cloudpickle called _gen_ellipsis _gen_not_implemented _make_dict_items _make_dict_keys _make_dict_values
dateutil._common class weekday
dateutil.tz.tz class _ttinfo tzlocal tzrange tzstr
dateutil.tz.tz called tzoffset tzutc
dateutil.tz._tzfile called _unpickle
dateutil.tz._tzfile referenced tzfile
pyarrow.lib called binary decimal128 decimal256 dictionary duration field fixed_size_binary large_list list_ map_ struct time32 time64 timestamp
torch.nn.utils.rnn called PackedSequence
torch.nn.init referenced constant_ dirac_ eye_ kaiming_normal_ kaiming_uniform_ normal_ ones_ orthogonal_ sparse_ trunc_normal_ uniform_ xavier_normal_ xavier_uniform_ zeros_
torch.distributed.checkpoint.metadata class BytesStorageMetadata ChunkStorageMetadata Metadata MetadataIndex StorageMeta TensorProperties TensorStorageMetadata
torch.distributed.checkpoint.metadata called _MEM_FORMAT_ENCODING
re called _compile
torch._C referenced _VariableFunctionsClass
torch.jit._pickle called build_intlist build_doublelist build_boollist build_tensorlist build_tensor_from_id restore_type_tag
`;

// Functions of TensorFlow that Keras 2 writes into a graph by their names. Loading looks them up among all that TensorFlow
// exports, files and libraries too, and calls them at once where their arguments are constants.
// https://github.com/keras-team/keras/blob/v2.8.0/keras/layers/core/tf_op_layer.py, engine/functional.py, process_node
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import type { Collector } from '../scan/collector.ts';
import { dotted } from '../configs/dotted.ts';

/** Modules of which every function computes. */
const MODULES =
  /^(?:__operators__|audio|bitwise|dtypes|experimental\.numpy|image|keras\.(?:activations|losses|metrics)|linalg|losses|math|metrics|nn|quantization|ragged|random|sets|signal|sparse|strings)(?:\.\w+)+$/;
const OF_BACKEND = /^keras\.backend\.(?!function$|set_)\w+$/;
const CHECKS = /^debugging\.(?:check_numerics|assert_\w+)$/;
/**
 * Functions beside the modules that compute. The others there run functions, read graphs, write messages to files, or
 * load libraries.
 */
const BESIDE: ReadonlySet<string> = new Set(
  `Assert abs acos acosh add add_n arg_max arg_min argmax argmin argsort as_dtype as_string asin asinh assert_equal assert_greater assert_less assert_rank
  atan atan2 atanh batch_gather batch_to_space bitcast boolean_mask broadcast_dynamic_shape broadcast_static_shape broadcast_to cast
  clip_by_global_norm clip_by_norm clip_by_value complex concat constant convert_to_tensor cos cosh cumprod cumsum depth_to_space div divide
  dynamic_partition dynamic_stitch edit_distance eig eigvals einsum ensure_shape equal exp expand_dims extract_volume_patches eye fill fingerprint
  floor floordiv floormod gather gather_nd greater greater_equal histogram_fixed_width histogram_fixed_width_bins identity identity_n is_tensor
  less less_equal linspace log logical_and logical_not logical_or matmul matrix_square_root maximum meshgrid minimum mod multiply negative
  norm not_equal one_hot ones ones_like pad parallel_stack pow range rank realdiv reduce_all reduce_any reduce_logsumexp reduce_max reduce_mean
  reduce_min reduce_prod reduce_sum repeat reshape reverse reverse_sequence reverse_v2 roll round rsqrt saturate_cast scalar_mul scatter_nd
  searchsorted sequence_mask shape shape_n sigmoid sign sin sinh size slice sort space_to_batch space_to_batch_nd space_to_depth sparse_to_dense
  split sqrt square squared_difference squeeze stack stop_gradient strided_slice subtract tan tanh tensor_scatter_nd_add tensor_scatter_nd_max
  tensor_scatter_nd_min tensor_scatter_nd_sub tensor_scatter_nd_update tensordot tile timestamp to_double to_float to_int32 to_int64 transpose
  truediv truncatediv truncatemod tuple unique unique_with_counts unravel_index unstack where zeros zeros_like`.split(
    /\s+/,
  ),
);

/** Layers that a call of TensorFlow became, by what they name. */
export function readSymbol(layer: string, config: JsonObject, into: Collector): void {
  if (layer === 'TFOpLambda' || layer === 'SlicingOpLambda') readFunction(textIn(config, 'function'), layer, into);
  else if (layer === 'ClassMethod') readMethod(config, into);
  else if (layer === 'TensorFlowOpLayer') into.operator('tensorflow', opOf(valueOf(config, 'node_def')));
  else if (layer === 'InstanceMethod' || layer === 'InstanceProperty') {
    const name = textIn(config, layer === 'InstanceMethod' ? 'method_name' : 'attr_name');
    if (!/^[A-Za-z]\w*$/.test(name)) called('Tensor', name, layer, into);
  }
}

function readFunction(symbol: string, by: string, into: Collector): void {
  const plain = symbol.replace(/^compat\.v1\./, '');
  const [, op] = /^raw_ops\.(\w+)$/.exec(plain) ?? [];
  if (op !== undefined) return into.operator('tensorflow', op);
  const computes = BESIDE.has(plain) || [MODULES, OF_BACKEND, CHECKS].some((known) => known.test(plain));
  if (!computes) into.callable({ ...dotted(`tensorflow.${plain}`), role: 'called', args: [], offset: 0, by });
}

function readMethod(config: JsonObject, into: Collector): void {
  const [owner, method] = [textIn(config, 'cls_symbol'), textIn(config, 'method_name')];
  if (!/^(?:RaggedTensor|SparseTensor|IndexedSlices|Tensor)$/.test(owner) || !/^[A-Za-z]\w*$/.test(method))
    called(owner, method, 'ClassMethod', into);
}

function called(owner: string, name: string, by: string, into: Collector): void {
  into.callable({ module: `tensorflow.${owner}`, name, role: 'called', args: [], offset: 0, by });
}

/** NodeDef's op, of JSON or of protobuf's text. */
function opOf(node: Json | undefined): string {
  if (isObject(node)) return textIn(node, 'op');
  return typeof node === 'string' ? (/\bop"?\s*:\s*"(\w+)"/.exec(node)?.[1] ?? '') : '';
}

function textIn(object: JsonObject, key: string): string {
  const value = valueOf(object, key);
  return typeof value === 'string' ? value : '';
}

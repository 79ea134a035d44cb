// Operators of graphs: which reach beyond their tensors, and which are known to compute.
import { once } from '@modelgate/core';
import type { DangerClass } from '../finding.ts';
import { onnxOperators } from './onnx.ts';
import { tensorflowOperators } from './tensorflow.ts';

const words = (text: string): readonly string[] => text.split(/\s+/);

/**
 * By domain. InitializeTableFromTextFile, SaveV2 and RestoreV2 are none of them: every model has them, and the paths that they are
 * told are looked at (formats/savedmodel/paths).
 */
const dangerous: Readonly<Record<string, Readonly<Partial<Record<DangerClass, readonly string[]>>>>> = {
  tensorflow: {
    'code-execution': words('PyFunc PyFuncStateless EagerPyFunc NumpyFunction XlaLaunch LuaOp'),
    'file-read':
      words(`ReadFile WholeFileReader WholeFileReaderV2 MatchingFiles TextLineReader TextLineReaderV2 TFRecordReader
      TFRecordReaderV2 FixedLengthRecordReader FixedLengthRecordReaderV2 IdentityReader LMDBReader Restore RestoreSlice
      TextLineDataset TFRecordDataset TFRecordDatasetV2 FixedLengthRecordDataset FixedLengthRecordDatasetV2 LMDBDataset CSVDataset
      CSVDatasetV2 SqlDataset MatchingFilesDataset LoadDataset ExperimentalMatchingFilesDataset ExperimentalSqlDataset
      ExperimentalCSVDataset ExperimentalLMDBDataset SnapshotDataset SnapshotDatasetV2 SnapshotDatasetReader SnapshotChunkDataset
      SnapshotNestedDatasetReader ListSnapshotChunksDataset FixedUnigramCandidateSampler RecordInput ImmutableConst LoadAndRemapMatrix GenerateVocabRemapping DecodeProtoV2 EncodeProto`),
    'file-write':
      words(`WriteFile Save SaveSlices MergeV2Checkpoints SaveDataset SaveDatasetV2 DatasetToTFRecord ExperimentalDatasetToTFRecord PrintV2
      WriteSummary WriteScalarSummary WriteGraphSummary WriteRawProtoSummary CreateSummaryFileWriter SummaryWriter
      WriteAudioSummary WriteHistogramSummary WriteImageSummary ImportEvent CacheDataset CacheDatasetV2 DebugIdentity DebugIdentityV2
      DebugIdentityV3 DebugNanCount DebugNumericSummary DebugNumericSummaryV2`),
    network:
      words(`RpcCall TryRpc RpcClient RpcServer RpcServerStart BigQueryReader CreateSummaryDbWriter DistributedSave DataServiceDataset
      DataServiceDatasetV2 DataServiceDatasetV3 DataServiceDatasetV4 RegisterDataset RegisterDatasetV2`),
    environment: words('FileSystemSetConfiguration Abort'),
    // Their input is a graph in bytes, with operators that no scanner sees.
    deserialization: words('DatasetFromGraph DeserializeIterator'),
    'native-code': words('ShellExec LoadLibrary CustomCall XlaCustomCall XlaCustomCallV2 TRTEngineOp'),
  },
  'com.microsoft': { 'native-code': words('EPContext Snpe') },
  torchscript: {
    'file-read': words('aten::from_file aten::_load aten::load from_file load image::read_file'),
    'file-write': words('aten::save save image::write_file'),
    network: words('prim::rpc_async prim::rpc_remote prim::rpc_sync'),
    'code-execution': words('prim::PythonOp PythonOp prim::IgnoredPythonOp'),
  },
};

/** Python in a graph, whatever the domain is called. */
const pythonNames = new Set(words('PyOp PyFunc PyFuncOp PythonOp PyCustomOp PyOperator'));

const known = {
  tensorflow: once(() => new Set(tensorflowOperators.trim().split(/\s+/))),
  onnx: once(() => new Set(onnxOperators.trim().split(/\s+/))),
};

/** What it reaches beyond its tensors; undefined where nothing is known of it. */
export function operatorDanger(domain: string, name: string): DangerClass | undefined {
  const found = Object.entries(dangerous[domain] ?? {}).find(([, names]) => names.includes(name));
  if (found) return found[0] as DangerClass;
  return pythonNames.has(name) ? 'code-execution' : undefined;
}

/** What PyTorch and torchvision register that only computes. Source: torch._C._jit_get_all_schemas. */
const ofPyTorch =
  /^(?:(?:aten|prims?|_?quantized|sparse|prepacked|mkldnn_prepacked|torchvision)::|higher_order::(?:cond|while_loop|scan|map_impl|associative_scan|flex_attention|wrap\w*|auto_functionalized\w*)$)/;

/** Custom ones that its own interpreter registers beside the built-in. Source: tensorflow/lite/kernels/register.cc. */
const ofTfLite = new Set(
  words('NumericVerify Mfcc AudioSpectrogram TFLite_Detection_PostProcess').map((name) => `custom ${name}`),
);

/** Whether a framework registers it itself. A layer of Keras that is not Keras's own is told as a callable. */
export function isKnownOperator(domain: string, name: string): boolean {
  if (domain === 'keras') return true;
  if (domain === 'tensorflow') return known.tensorflow().has(name);
  if (domain === 'tflite') return /^[A-Z][A-Z\d_]*$/.test(name) || ofTfLite.has(name);
  if (domain === 'torchscript') return ofPyTorch.test(name);
  return known.onnx().has(`${domain === 'ai.onnx' ? '' : domain}::${name}`);
}

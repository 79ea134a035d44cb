// Operators of graphs: which reach beyond their tensors, and which are known to compute.
import type { DangerClass } from '../finding.ts';

const words = (text: string): readonly string[] => text.split(/\s+/);

/** By domain. */
const dangerous: Readonly<Record<string, Readonly<Partial<Record<DangerClass, readonly string[]>>>>> = {
  tensorflow: {
    'code-execution': words('PyFunc PyFuncStateless EagerPyFunc NumpyFunction XlaLaunch LuaOp'),
    'file-read':
      words(`ReadFile WholeFileReader WholeFileReaderV2 MatchingFiles TextLineReader TextLineReaderV2 TFRecordReader
      TFRecordReaderV2 FixedLengthRecordReader FixedLengthRecordReaderV2 IdentityReader LMDBReader Restore RestoreSlice
      TextLineDataset TFRecordDataset TFRecordDatasetV2 FixedLengthRecordDataset FixedLengthRecordDatasetV2 LMDBDataset CSVDataset
      CSVDatasetV2 SqlDataset MatchingFilesDataset LoadDataset InitializeTableFromTextFile
      SnapshotDataset SnapshotDatasetV2 SnapshotDatasetReader`),
    'file-write':
      words(`WriteFile Save SaveSlices MergeV2Checkpoints SaveDataset SaveDatasetV2 DatasetToTFRecord PrintV2
      WriteSummary WriteScalarSummary WriteGraphSummary WriteRawProtoSummary CreateSummaryFileWriter SummaryWriter DebugIdentity`),
    network: words(
      'RpcCall TryRpc RpcClient RpcServer RpcServerStart BigQueryReader CreateSummaryDbWriter DistributedSave',
    ),
    'native-code': words('ShellExec LoadLibrary CustomCall XlaCustomCall XlaCustomCallV2 TRTEngineOp'),
  },
  torchscript: {
    'file-read': words('aten::from_file aten::_load aten::load from_file load'),
    'file-write': words('aten::save save'),
    'code-execution': words('prim::PythonOp PythonOp'),
  },
};

/** Python in a graph, whatever the domain is called. */
const pythonNames = new Set(words('PyOp PyFunc PyFuncOp PythonOp PyCustomOp PyOperator'));

export function operatorDanger(domain: string, name: string): DangerClass | undefined {
  const found = Object.entries(dangerous[domain] ?? {}).find(([, names]) => names.includes(name));
  if (found) return found[0] as DangerClass;
  return pythonNames.has(name) ? 'code-execution' : undefined;
}

export function isKnownOperator(domain: string, name: string): boolean {
  return name !== '' && ['', 'ai.onnx', 'ai.onnx.ml', 'tensorflow', 'torchscript', 'keras'].includes(domain);
}

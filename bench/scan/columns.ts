// Which column of the figures a file belongs to that some package ships, by what it names: nobody can load it to find out.
import type { ScannedFile } from '../../packages/core/lib/index.js';

const LISTED = new Set(
  'sklearn numpy scipy pandas joblib xgboost lightgbm catboost torch torchvision keras tensorflow onnx safetensors gguf pyarrow pytz dateutil'.split(
    ' ',
  ),
);
/** Of Python's own library: what models hold of it. */
const PYTHON = new Set(
  'builtins __builtin__ collections copyreg copy_reg _codecs datetime decimal fractions functools operator _operator itertools pathlib re _sre uuid random string enum types array math zoneinfo ipaddress statistics typing'.split(
    ' ',
  ),
);
const OF_TESTS = /(^|\.)(tests?|testing|_testing|conftest|__main__|test_\w+)(\.|$)/;

/**
 * listed: a format that a loader of models reads, naming only packages that the issue lists. others: it names other packages. of_tests:
 * classes of a test. plain: what no loader of models reads, such as sources, texts, tables and images.
 */
export function columnOf({ parts }: ScannedFile): 'listed' | 'others' | 'of_tests' | 'plain' {
  const modules = parts.flatMap(({ callables = [] }) => callables).map(({ module }) => module);
  if (modules.some((module) => OF_TESTS.test(module))) return 'of_tests';
  if (modules.some((module) => !isListed(module.split('.')[0]))) return 'others';
  return parts.some(({ treatment: { kind } }) => kind === 'read' || kind === 'tensor-data') ? 'listed' : 'plain';
}

function isListed(name: string): boolean {
  return name === '' || LISTED.has(name) || PYTHON.has(name);
}

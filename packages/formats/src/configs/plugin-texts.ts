// Texts that list what a loader imports before it reads the model: plugins of AllenNLP, settings of TorchTitan, a pipeline that spaCy takes a
// component from; what spaCy hands on to who loads a transformer; and equations that PySR has SymPy evaluate.
// allennlp/common/plugins.py; torchtitan 0.1, config_manager.py, custom_import; spacy/language.py, from_config, and util.py, load_model;
// pysr/export_sympy.py, pysr2sympy
import type { Reader } from '../scan/reader.ts';
import { textReader } from './programs.ts';
import { holdsAny } from './text.ts';

/** A module in each line, which is imported wherever AllenNLP starts in this folder. */
const plugins = textReader(
  'allennlp-plugins',
  (_head, _source, name) => /(?:^|\/)\.allennlp_plugins$/.test(name),
  (text, into) => {
    for (const line of text.split(/[\r\n]+/).map((each) => each.trim()))
      if (line !== '' && !/^allennlp(?:_\w+)?(?:\.|$)/.test(line))
        into.code({ kind: 'remote-code', what: `import of ${line.slice(0, 80)}` });
  },
);

const titan = textReader(
  'torchtitan-config',
  (_head, source, name) => /\.toml$/i.test(name) && holdsAny(source, ['custom_import', 'custom_args_module']),
  (text, into) => {
    for (const [, key = '', module = ''] of text.matchAll(TITAN))
      if (!/^torchtitan(?:\.|$)/.test(module)) into.code({ kind: 'remote-code', what: `${key} → ${module}` });
  },
);
const TITAN = /\b(custom_import|custom_args_module)["']?\s*=\s*["']+([^"'\n]+)/g;

const spacy = textReader(
  'spacy-config',
  (_head, source, name) => /\.cfg$/i.test(name) && holdsAny(source, [TRUST, '[components.']),
  (text, into) => {
    if (ASKS.test(text)) into.code({ kind: 'remote-code', what: TRUST });
    for (const [, name = ''] of text.matchAll(SOURCE))
      if (!OF_SPACY.test(name)) into.code({ kind: 'remote-code', what: `import of ${name}` });
  },
);
const TRUST = 'trust_remote_code';
const ASKS = /\btrust_remote_code"?[ \t]*[=:](?![ \t]*false\b)/i;
/** A package by its name, of which the import makes the pipeline; a path leads to a folder with a config of its own. */
const SOURCE = /^[ \t]*source[ \t]*=[ \t]*"?([A-Za-z_][\w-]*)"?[ \t]*$/gm;
/** Pipelines that spaCy releases: en_core_web_sm. */
const OF_SPACY = /^(?:null|[a-z]{2,3}_(?:core|dep|ent|sent)_[a-z]+_(?:sm|md|lg|trf))$/;

/** A model of PySR is this table: each equation is a text that SymPy evaluates as Python. */
const equations = textReader(
  'pysr-equations',
  (head, _source, name) =>
    /(?:^|\/)hall_of_fame[^/]*\.csv(?:\.bak)?$/.test(name) && /^[^\n]*\bEquation\b/i.test(latin1(head)),
  (text, into) => {
    for (const line of text.split('\n').slice(1)) {
      const equation = line
        .trim()
        .replace(/^[^,]*,[^,]*,\s*/, '')
        .replaceAll(/^"|"$/g, '');
      if (PROGRAM.test(equation)) into.code({ kind: 'python-source', what: `Equation → ${equation.slice(0, 80)}` });
    }
  },
);
const latin1 = (head: Uint8Array): string => Buffer.from(head).toString('latin1');
/** A text, a list, an attribute, or a call of something that Python or SymPy itself has, and that does not compute. */
const PROGRAM =
  /["'`[\]{}@;\\]|__|[A-Za-z_)]\s*\.\s*[A-Za-z_]|\b(?:breakpoint|bytes|chr|compile|delattr|dir|eval|exec|exit|getattr|globals|help|import|init_\w+|input|lambda|lambdify|locals|open|parse_expr|preview|print|quit|setattr|sympify|type|vars)\b/;

export const pluginReaders: readonly Reader[] = [plugins, titan, spacy, equations];

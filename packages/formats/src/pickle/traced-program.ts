// The programs of modules that torch.fx has traced, line by line: layers and functions of PyTorch, given stand-ins for inputs, and numbers.
// torch/fx/graph.py, PythonCode; torch/fx/proxy.py

const NAME = String.raw`[A-Za-z_]\w*`;
const SIGNATURE = new RegExp(String.raw`^def forward\(self(?:, ${NAME}(?: : [\w.]+)?(?: = None)?)*\)(?: -> [\w.]+)?:$`);
/** A layer, a parameter, a function of PyTorch or of Python's operators, a method of what was computed. */
const LAYER = new RegExp(String.raw`\bgetattr\(self((?:\.${NAME})*), "(\w+)"\)|\bself((?:\.${NAME})+)`, 'g');
const CALLED =
  /^(?:torch(?:\.(?:nn\.functional|_C\._nn|ops\.quantized|ops\.aten|fft|linalg|special))?\.(?:[a-z]\w*|_assert)|operator\.(?:add|sub|mul|truediv|floordiv|matmul|neg|pow|getitem|mod|eq|ne|lt|le|gt|ge))$/;
/** PyTorch's functions that take no tensor: even a number may be too much for them. */
const NOT_OF_TENSORS =
  /^torch\.(?:(?:\w+\.)*(?:from_\w+|is_\w+|has_\w+|get_\w+|set_\w+|handle_\w+|boolean_dispatch|cast|typename|cond|while_loop|vmap|fork|wait|import_\w+|parse_\w+|broadcast_shapes|prepare_\w+|classproperty)$|load|save|set_\w+|manual_seed|seed|hub|compile|eval|from_file|full|zeros|ones|empty|rand\w*|arange|linspace|logspace|eye|tensor|as_tensor|range|frombuffer|import_ir_module)/;

/**
 * What a program's names are. A stand-in for an input takes part in every call, which is then only noted down, and gives another stand-in;
 * without one PyTorch would really do what is called, with whatever texts and numbers the module holds.
 */
type Values = Map<string, 'stand-in' | 'held'>;

/** What is put for a part that was read: of a layer, something that is held and is no layer, a stand-in, a literal without and with one. */
const PARTS: Values = new Map([
  ['L', 'held'],
  ['N', 'held'],
  ['V', 'stand-in'],
  ['T', 'held'],
  ['P', 'stand-in'],
]);
const CONSTANTS: ReadonlySet<string> = new Set(['None', 'True', 'False', 'inf', 'nan']);

/** Each line is a value that gets a name, or the end; what is called gets names of values and numbers, and no text. */
export function onlyComputes(text: string | undefined, attributes: ReadonlyMap<string, number>): boolean {
  if (text === undefined || /[\\#`\r\f]/.test(text)) return false;
  const [signature = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  // What is not indented runs outside of the function, with Python's own names in the place of inputs.
  if (!SIGNATURE.test(signature) || lines.some((line) => !line.startsWith('    '))) return false;
  const inputs = [...(/\((.*)\)/.exec(signature)?.[1] ?? '').matchAll(/\w+/g)].map(([name]) => name);
  const values: Values = new Map(inputs.map((name) => [name, 'stand-in'] as const));
  for (const name of ['self', 'torch', 'device', 'NoneType']) values.delete(name);
  for (const name of CONSTANTS) values.set(name, 'held');
  for (const [name, is] of PARTS) values.set(name, is);
  const statements = lines.flatMap((line) => line.split(';')).map((statement) => statement.trim());
  return statements.every((statement) => statement === '' || isStatement(statement, attributes, values));
}

function isStatement(statement: string, attributes: ReadonlyMap<string, number>, values: Values): boolean {
  const [, name, value = ''] = STATEMENT.exec(statement) ?? [];
  let isOwn = true;
  const constants = value.replaceAll(TYPES, 'T').replaceAll(MODE, '$1T');
  const named = constants.replaceAll(LAYER, (_all, ...groups: readonly (string | undefined)[]) => {
    const [above = '', last = '', path = ''] = groups;
    const parts = `${above}.${last}${path}`.split('.').filter((part) => part !== '');
    const first = parts[0] ?? '';
    // An attribute of the module itself stands in front of a layer of that name.
    if (first === '' || attributes.has(first) || `${above}${last}${path}`.includes('__')) isOwn = false;
    return isMethod(parts) ? 'N' : 'L';
  });
  const flat = isOwn ? flattened(named, values) : undefined;
  if (flat === undefined || !isFlat(flat, values) || flat.trim() === '') return false;
  // Of two names only None is given at once: the other one would stand for something else than it did.
  if (/(?<![=!<>])=(?!=)/.test(flat) && !OF_NONE.test(flat)) return false;
  if (name === undefined) return true;
  // What gets a name stands for something computed: a number could grow from line to line.
  if (TAKEN.has(name) || !(OF_VALUE.test(flat) || OF_NONE.test(flat))) return false;
  values.set(name, hasStandIn(flat, values) ? 'stand-in' : 'held');
  return true;
}

/** Methods of every layer, which are no layers in it; and those of what stands in the place of one: texts, lists, dicts, numbers, files. */
const OF_EVERY_LAYER = new RegExp(
  `^(?:_apply|_call_impl|_get_\\w+|_load_from_state_dict|_maybe_\\w+|_named_members|_register_\\w+|_replicate_for_data_parallel|_save_to_state_dict|_slow_forward|_wrapped_call_impl|(?:add|get|set|named|register)_\\w+|apply|bfloat16|buffers|children|compile|cpu|cuda|double|eval|extra_repr|float|forward|half|ipu|(?:load_)?state_dict|modules|mtia|parameters|requires_grad_|share_memory|to|to_empty|train|type|xpu|zero_grad|\\w*file\\w*)$`,
);
const OF_PYTHON: ReadonlySet<string> = new Set(
  `add add_note append appendleft as_integer_ratio bit_count bit_length capitalize casefold center clear conjugate copy count decode
  difference difference_update discard elements encode endswith expandtabs extend extendleft find format format_map from_bytes fromhex
  fromkeys get hex index indices insert intersection intersection_update is_integer isalnum isalpha isascii isdecimal isdigit isdisjoint
  isidentifier islower isnumeric isprintable isspace issubset issuperset istitle isupper items join keys ljust lower lstrip maketrans
  most_common move_to_end new_child partition pop popitem popleft remove removeprefix removesuffix replace reverse rfind rindex rjust rotate
  rpartition rsplit rstrip setdefault sort split splitlines startswith strip subtract swapcase symmetric_difference
  symmetric_difference_update title to_bytes total translate union update upper values with_traceback zfill`.split(
    /\s+/,
  ),
);

function isMethod(path: readonly string[]): boolean {
  const last = path.at(-1) ?? '';
  return OF_EVERY_LAYER.test(last) || (path.length > 1 && OF_PYTHON.has(last));
}

const STATEMENT = new RegExp(`^(?:(${NAME}) = |return )(.*)$`);
const TYPES =
  /\btorch\.(?:float(?:16|32|64)?|bfloat16|half|double|int(?:8|16|32|64)?|uint8|long|bool|qint8|quint8|preserve_format|contiguous_format)\b(?!\s*[.([])/g;

const OF_NONE = /^(?:\w+ = )*None$/;

/** A word by the name of an argument, as interpolate is given its mode. */
const MODE = /(\b[a-z_]\w* = )'\w{1,30}'/g;

/** Names that a program needs for what they are. */
const TAKEN: ReadonlySet<string> = new Set([
  'self',
  'torch',
  'operator',
  'getattr',
  'slice',
  ...PARTS.keys(),
  ...CONSTANTS,
]);
/** Something besides numbers, tuples and lists. */
const OF_VALUE = /\b(?!(?:None|True|False|inf|nan|T|P)\b)[A-Za-z_]\w*/;

/**
 * Innermost brackets first: each call and each index of names and numbers becomes a value, 'V', and what is written out as a tuple, a list
 * or a slice 'T', or 'P' where a stand-in is in it.
 */
function flattened(text: string, values: Values): string {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replaceAll(INNERMOST, (all, callee: string, open: string, inside: string, close: string) => {
      if ((open === '(') !== (close === ')') || !isFlat(inside, values)) return all;
      if (callee === '' || (callee === 'slice' && open === '(')) return hasStandIn(inside, values) ? 'P' : 'T';
      if (open === '[') return values.get(callee) === 'stand-in' && callee !== 'P' ? 'V' : all;
      return isCallee(callee, inside, values) ? 'V' : all;
    });
  }
  return rest;
}

const isOfValues = (inside: string): boolean => OF_VALUE.test(inside) && !/\b[TP]\b/.test(inside);

const INNERMOST = /((?:[A-Za-z_][\w.]*)?)([([])([^()[\]{}]*)([)\]])/g;

/** A layer or a function of PyTorch that is given a stand-in, a method of one. */
function isCallee(callee: string, inside: string, values: Values): boolean {
  const [, value = '', method = ''] = /^(\w+)\.([a-z][a-z\d_]*)$/.exec(callee) ?? [];
  if (method !== '' && values.get(value) === 'stand-in' && value !== 'P') return !method.includes('__');
  if (!hasStandIn(inside, values)) return false;
  if (callee === 'L') return true;
  if (callee.startsWith('operator.')) return CALLED.test(callee) && isOfValues(inside);
  return isCalled(callee);
}

/** A function of PyTorch or of Python's operators that computes with what it is given. */
export const isCalled = (callee: string): boolean => CALLED.test(callee) && !NOT_OF_TENSORS.test(callee);

/** A name of an argument is none of a value. */
const namesIn = (text: string): readonly string[] =>
  [...text.replaceAll(/\b\d[\w.]*/g, '').matchAll(/\b([A-Za-z_]\w*)\b(?!\s*=(?!=))/g)].map(([name]) => name);

const hasStandIn = (text: string, values: Values): boolean =>
  namesIn(text).some((name) => values.get(name) === 'stand-in');

/** What is held may be a list, and a number of it as long as one likes: two are joined, one of which is a stand-in. */
function joinsStandIns(text: string, values: Values): boolean {
  return text.split(',').every((piece) => {
    const operands = piece.split(JOINING).filter((operand) => operand.trim() !== '');
    const names = operands.flatMap(namesIn);
    const isHeld = names.some((name) => values.get(name) === 'held' && !CONSTANTS.has(name));
    // A text to which something is given by '%' is a text.
    return (
      operands.length < 2 || !isHeld || (operands.length === 2 && hasStandIn(piece, values) && !piece.includes('%'))
    );
  });
}
const JOINING = /\*\*|\/\/|<<|>>|[<>=!]=|[-+*/%&|~^<>]/;

/** Names of values, numbers, and what joins them; a name before '=' is that of an argument. */
function isFlat(text: string, values: Values): boolean {
  // A number to the power of another, or shifted, may be of any size.
  if (!/^[\w\s.,=+\-*/%<>&|~^]*$/.test(text) || /\*\*|<</.test(text.replaceAll(POWER, ''))) return false;
  if (!joinsStandIns(text, values)) return false;
  const names = text.replaceAll(/\b\d[\w.]*/g, '').matchAll(/(\.?)\b([A-Za-z_]\w*)\b(\s*=(?!=))?/g);
  return names.every(
    ([, dot = '', name = '', isArgument]) => dot === '' && (isArgument !== undefined || values.has(name)),
  );
}
const POWER = /\b(?!(?:[TP]|inf|nan)\b)[A-Za-z_]\w* \*\* -?[\d.]+/g;

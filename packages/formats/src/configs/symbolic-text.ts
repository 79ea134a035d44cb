// Texts that sympy or Python evaluates and that ought to be sums of sizes: only what is known to compute may stand in them.
// Names and numbers, operators, known functions, and the few attributes that have a tensor's size. Nothing else can be called:
// a bracket that calls stands behind a known name, and a string stands where one is a symbol's name or a key.

const TOKEN =
  /\s*(?:(?<number>\d[\d.]*(?:e[-+]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<text>'[\w.+-]*'|"[\w.+-]*")|(?<sign>\*\*|\/\/|<=|>=|==|!=|<<|>>|[-+*/%()<>=&|~^,.[\]]))/y;

/** sympy's own, those that PyTorch hands it, and Python's: all of them compute. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  `Symbol Dummy Integer Rational Float Add Mul Pow Max Min Mod Abs floor ceiling sqrt exp log sin cos tan Eq Ne Lt Le Gt Ge Equality Unequality
  StrictLessThan StrictGreaterThan LessThan GreaterThan And Or Not Xor ITE Piecewise ExprCondPair Tuple
  FloorDiv ModularIndexing Where PythonMod CleanDiv CeilToInt FloorToInt CeilDiv LShift RShift PowByNatural FloatPow FloatTrueDiv IntTrueDiv
  IsNonOverlappingAndDenseIndicator TruncToFloat TruncToInt RoundToInt RoundDecimal ToFloat Identity BitwiseFn_bitwise_and
  BitwiseFn_bitwise_or BitwiseFn_bitwise_xor max min abs round int float bool len`.split(/\s+/),
);
/** What a tensor is asked for, and functions of math and torch. */
const ATTRIBUTES =
  /^(?:size|stride|storage_offset|shape|dim|ndim|numel|item|ceil|floor|trunc|sqrt|pow|sym_[a-z]+|_sym_[a-z]+)$/;
const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'if', 'else', 'in', 'is']);
const NAMED: ReadonlySet<string> = new Set(['Symbol', 'Dummy', 'Integer', 'Rational', 'Float']);
/** So long a text is no size. */
const LONGEST = 1 << 16;

/** What stood before: kinds of tokens, and the text of the last two. */
interface Before {
  readonly last: string;
  readonly previous: string;
  readonly isValue: boolean;
}

/** Whether evaluating it can only compute with sizes. */
export function onlyComputes(text: string): boolean {
  if (text.length > LONGEST) return false;
  const all = text.trimEnd();
  let before: Before = { last: '', previous: '', isValue: false };
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < all.length) {
    const groups = TOKEN.exec(all)?.groups;
    if (groups === undefined || !mayFollow(groups, before)) return false;
    const token = groups['number'] ?? groups['name'] ?? groups['text'] ?? groups['sign']!;
    const isValue = groups['sign'] === undefined ? !WORDS.has(token) : token === ')' || token === ']';
    before = { last: token, previous: before.last, isValue };
  }
  return true;
}

function mayFollow({ name, text, number, sign }: Partial<Record<string, string>>, before: Before): boolean {
  if (text !== undefined)
    return before.last === '[' || (before.last === '(' && NAMED.has(before.previous) && !before.isValue);
  if (number !== undefined) return !before.isValue && before.last !== '.';
  if (name !== undefined) return nameMayFollow(name, before);
  if (sign === '(') return !before.isValue || mayBeCalled(before);
  return sign !== '[' || before.isValue;
}

function nameMayFollow(name: string, { last, isValue }: Before): boolean {
  if (name.includes('__')) return false;
  if (last === '.') return ATTRIBUTES.test(name);
  return WORDS.has(name) || !isValue;
}

const mayBeCalled = ({ last, previous }: Before): boolean =>
  previous === '.' ? ATTRIBUTES.test(last) : FUNCTIONS.has(last);

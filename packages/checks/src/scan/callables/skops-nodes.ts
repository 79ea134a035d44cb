// What the nodes of skops do with the class that they name. https://github.com/skops-dev/skops/tree/main/skops/io

/** Nodes of skops that make an object bare, or a container of what stands in the file. */
export const skopsNodes: ReadonlySet<string> = new Set(
  `ObjectNode DictNode DefaultDictNode OrderedDictNode ListNode TupleNode SetNode NdArrayNode MaskedArrayNode SparseMatrixNode
  DTypeNode RandomStateNode RandomGeneratorNode TypeNode TreeNode CachedNode`.split(/\s+/),
);

const CONTAINERS_OF_PYTHON = /^(?:builtins\.(?:dict|list|tuple|set|frozenset)|collections\.(?:OrderedDict|deque))$/;
/** Nodes of skops that call their class, with what they hold or without anything; and which classes only keep that. */
export const madeByNodes: ReadonlyMap<string, RegExp> = new Map([
  ['DictNode', /^(?:builtins\.dict|collections\.OrderedDict|sklearn\.utils(?:\._bunch)?\.Bunch)$/],
  ...['ListNode', 'SetNode', 'TupleNode'].map((node) => [node, CONTAINERS_OF_PYTHON] as const),
  [
    'NdArrayNode',
    /^numpy\.(?:ndarray|matrix|bool_?|str_|bytes_|(?:u?int|float|complex)\d+|(?:matrixlib\.)?(?:defmatrix\.)?matrix)$/,
  ],
  ['RandomStateNode', /^numpy\.random\.mtrand\.RandomState$/],
  ['RandomGeneratorNode', /^numpy\.random\._generator\.Generator$/],
]);

// Callables that real files of known packages need, by module and role.

export const safeCallables = `
builtins called bytearray complex dict frozenset int list object range set slice
collections called Counter OrderedDict defaultdict deque
`;

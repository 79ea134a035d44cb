// What no well-formed file has, by name. A rule says how severe each is.

export const anomalyCodes = [
  // pickle
  'broken-after-call', // the stream ends badly, but something was called before
  'state-on-callable', // BUILD sets attributes of a class, module or function
  'extension-code', // EXT1, EXT2, EXT4: a callable by number
  'persistent-id', // a persistent id that is none of the framework's own
  'memo-overwritten', // PUT over an entry that readers may have resolved otherwise
  'strict-disassembly', // strict disassembly and the machine disagree
  'trailing-bytes', // something follows the end
  'stacked-pickles', // more pickles follow the first
  'hidden-pickle', // a pickle inside a string or bytes
  // archives
  'member-names-differ', // local and central directory
  'member-sizes-differ',
  'member-flags-differ',
  'member-checksum', // what is stored is not what its CRC says
  'member-duplicate',
  'member-overlap',
  'member-escapes', // a path that leaves the folder: zip slip
  'member-link',
  'leading-bytes', // something stands before the archive
  'directory-broken',
  // names
  'name-misleads', // the ending says another format than the bytes
  'polyglot', // two formats at once
  // headers
  'header-length',
  'header-syntax',
  'duplicate-key',
  'offset-out-of-range',
  'offsets-overlap',
  'offsets-gap',
  'shape-too-large',
  'depth',
  'recursion', // functions that call themselves
  'embedded-executable',
  'code-in-text', // free text of a header that reads as a program
] as const;

export type AnomalyCode = (typeof anomalyCodes)[number];

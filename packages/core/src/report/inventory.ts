// What a scan looked at, file by file: the list from which a bill of materials can be made.
import type { CallableRole, TensorInventory } from '../scan/facts.ts';

export interface InventoryFile {
  /** From the repository's root. */
  readonly path: string;
  readonly bytes: number;
  /** 64 hexadecimal digits; absent where not all of its bytes were read. */
  readonly sha256?: string;
  /** What tracks it where Git does not: its path, and the digest that it names, md5:… */
  readonly pointer?: { readonly path: string; readonly digest: string };
  /** Formats of the file and of what is in it, each once, outermost first: ['zip', 'pickle']. */
  readonly formats: readonly string[];
  /** read: all that could act was interpreted. inert: nothing of it can run on load. */
  readonly treatment: 'read' | 'inert' | 'not-evaluated';
  /** Why parts were not evaluated, each reason once. */
  readonly reasons: readonly string[];
  /** Parts that are the file itself, or lie in it. */
  readonly parts: number;
  /** Distinct callables, sorted; at most 100. */
  readonly callables: readonly { readonly callable: string; readonly role: CallableRole; readonly times: number }[];
  readonly operators: Readonly<Record<string, number>>;
  readonly tensors?: TensorInventory;
}

export interface Inventory {
  readonly files: readonly InventoryFile[];
  /**
   * SHA-256 over the digests of all files in the order of their
   * paths (OpenSSF Model Signing); absent where a digest is missing.
   */
  readonly rootDigest?: string;
}

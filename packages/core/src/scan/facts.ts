// What readers found in files, without loading them: plain data, which the scanning process can send to the rules. These are facts
// only; rules say which of them are dangerous.
import type { AnomalyCode } from './anomaly.ts';

/**
 * read: everything in it that could act was interpreted. inert: nothing of this format can run on load.
 * tensor-data: raw numbers that a container declares as such. not-evaluated: nobody can tell, which blocks.
 */
export type Treatment =
  | { readonly kind: 'read' | 'inert' | 'tensor-data' }
  | { readonly kind: 'not-evaluated'; readonly why: NotEvaluated; readonly reason: string };

export type NotEvaluated = 'unknown-format' | 'unsupported' | 'encrypted' | 'broken' | 'budget';

/**
 * called: loading runs it (REDUCE, INST, OBJ, NEWOBJ, a class that a config names). referenced: it is fetched (imported) and
 * kept. attribute: loading sets it as an attribute of another object (BUILD).
 */
export type CallableRole = 'called' | 'referenced' | 'attribute';

/** One callable in one role; repeated ones are counted. */
export interface CallableFact {
  /** '' where loading itself computes what is called: `name` is then the expression, such as builtins.getattr(os, 'system'). */
  readonly module: string;
  /** Dotted below the module. */
  readonly name: string;
  readonly role: CallableRole;
  readonly times: number;
  /** Constant arguments of its first call, each as printable text of at most 80 characters. */
  readonly args: readonly string[];
  /** Byte of the first one in its part; for people, never for fingerprints. */
  readonly offset: number;
  /** REDUCE, NEWOBJ, …: what makes it happen. */
  readonly by: string;
  /**
   * pickle: called only when pickle.load reads the file, since it takes bytes for opcodes that joblib.load reads as an array. hidden: called
   * only when somebody loads a pickle that lies inside the data, or behind its end. In an honest file such names are chance.
   */
  readonly onlyBy?: 'pickle' | 'hidden';
}

/** An operator of a graph, or a layer of a model. */
export interface OperatorFact {
  /** '' is ONNX's own; 'tensorflow', 'keras', 'torchscript', or a custom domain. */
  readonly domain: string;
  readonly name: string;
  readonly times: number;
}

/** Program text or byte code that a loader would run, or fetch and run. */
export interface CodeFact {
  readonly kind: 'python-bytecode' | 'python-source' | 'remote-code';
  /** What carries it: 'layers.lambda_1.function', 'auto_map.AutoModel → modeling.Net'. */
  readonly what: string;
}

/** What the tokens of a Jinja template show. */
export interface TemplateFact {
  readonly name: string;
  /** Names after a dot or in ['…'], and names given to attr(): 'role', '__class__'. Distinct, sorted. */
  readonly attributes: readonly string[];
  /**
   * Free names that are called, and filters; '(computed)' where an attribute is
   * fetched by a name that only rendering knows. Distinct, sorted.
   */
  readonly calls: readonly string[];
  /** Why the tokens could not be read to the end. */
  readonly broken?: string;
}

/** A file beside the model that loading opens. */
export interface ReferenceFact {
  readonly kind: 'external-data';
  readonly target: string;
  /** outside: absolute, or above the model's folder. link: a symbolic link stands on the way. */
  readonly found: 'inside' | 'outside' | 'link' | 'absent';
}

/** Something that no well-formed file of this format has. */
export interface AnomalyFact {
  readonly code: AnomalyCode;
  /** Printable, one line, at most 200 characters: names in it are the attacker's. */
  readonly detail: string;
  readonly offset?: number;
}

export interface TensorInventory {
  readonly count: number;
  readonly bytes: number;
  /** Tensors of each element type: { float32: 12 }. */
  readonly types: Readonly<Record<string, number>>;
}

/** What one reader found in one stretch of bytes. */
export interface ReadFacts {
  readonly treatment: Treatment;
  readonly callables?: readonly CallableFact[];
  readonly operators?: readonly OperatorFact[];
  readonly code?: readonly CodeFact[];
  readonly templates?: readonly TemplateFact[];
  readonly references?: readonly ReferenceFact[];
  readonly anomalies?: readonly AnomalyFact[];
  readonly tensors?: TensorInventory;
}

/** A file, or something in it, read as one format; bytes that are several formats at once are a part for each. */
export interface ScannedPart extends ReadFacts {
  /** From the file inwards: [] is the file itself, ['archive/data.pkl'] a member. */
  readonly members: readonly string[];
  /** 'pickle', 'zip', 'safetensors', …; 'unknown'. */
  readonly format: string;
  readonly bytes: number;
}

export interface ScannedFile {
  /** From the scanned root, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** 64 hexadecimal digits of all its bytes; absent where they were not all read. */
  readonly sha256?: string;
  /** The file first, then its members in their order. */
  readonly parts: readonly ScannedPart[];
}

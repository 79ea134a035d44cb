// Nodes of one graph or function through which paths go, and what is known of all of them while paths are followed.

/** A node that a path may flow through, and one that calls functions. */
export interface PathNode {
  readonly op: string;
  /** Names of nodes, without outputs; control inputs left out. */
  readonly inputs: readonly string[];
  /** The text of a constant that is a single one. */
  readonly text?: string;
  /** Functions that it calls. */
  readonly calls?: readonly string[];
  /** Nodes that run before it reads a variable. */
  readonly after?: readonly string[];
}

/** A graph, or one function: its name, and its arguments in their order. */
export interface Scope {
  name: string;
  readonly args: string[];
  readonly nodes: Map<string, PathNode>;
}

/** What is the same while all paths of a model are followed. */
export interface Following {
  /** Nodes of the graph that the loader feeds with its own paths. */
  readonly assets: ReadonlySet<string>;
  /** Arguments that functions open, by the functions' names. */
  readonly opened: Map<string, Set<number>>;
  /** Nodes that may still be looked at: real models have some hundreds. */
  left: number;
}

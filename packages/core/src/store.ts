// Stores: ports to what outlives a job.

/** Where scores tables and reports outlive a job: a folder, the actions cache, artifacts. */
export interface Store {
  /** Copies what is kept under the key into the folder; false when nothing is. */
  restore(key: string, folder: string): Promise<boolean>;
  /** Keeps the folder under the key. `rows`: how many rows its scores tables have, for the manifest. */
  save(key: string, folder: string, rows?: number): Promise<void>;
}

/** Where measurements of data outlive a job. Each series keeps its last result only. */
export interface SeriesStore {
  /** Copies the series' last result into the folder; false when there is none. */
  restoreLast(series: string, folder: string): Promise<boolean>;
  saveLast(series: string, folder: string): Promise<void>;
}

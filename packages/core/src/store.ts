// Stores: ports to what outlives a job.

/** Where scores tables and reports outlive a job: a folder, the actions cache, artifacts. */
export interface Store {
  /** Copies what is kept under the key into the folder; false when nothing is. */
  restore(key: string, folder: string): Promise<boolean>;
  /** `rows` of the scores tables in the folder, for the manifest. */
  save(key: string, folder: string, rows?: number): Promise<void>;
}

/** Where measurements of data outlive a job, series by series: of each series the last result is kept, and replaces the one before. */
export interface SeriesStore {
  /** Copies what was kept last into the folder; false when nothing is. */
  restoreLast(series: string, folder: string): Promise<boolean>;
  saveLast(series: string, folder: string): Promise<void>;
}

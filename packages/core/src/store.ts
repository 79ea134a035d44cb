// Where results outlive a job: a folder, the actions cache, artifacts.

/** Where scores tables and reports outlive a job: a folder, the actions cache, artifacts. */
export interface Store {
  /** Copies what is kept under the key into the folder; false when nothing is. */
  restore(key: string, folder: string): Promise<boolean>;
  /** `rows` of the scores tables in the folder, for the manifest. */
  save(key: string, folder: string, rows?: number): Promise<void>;
}

/** Where what was measured of data outlives a job. What is kept of a series takes the place of what was kept before. */
export interface SeriesStore {
  /** Copies what was kept last into the folder; false when nothing is. */
  restoreLast(series: string, folder: string): Promise<boolean>;
  saveLast(series: string, folder: string): Promise<void>;
}

/** What is known of the judged data (`own`) and of its reference (`before`). */
export interface Both<V> {
  readonly own: V;
  readonly before: V;
}

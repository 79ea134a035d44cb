// Attributes that setattr sets: those of slots, where the class is known to have these, and no property of such a name.

/** How a state with attributes of slots is told; their names follow. */
export const OF_SLOTS = 'BUILD of slots ';

/** Whether a class has all of these slots, names with a blank between them. */
export const hasSlots = (name: string, slots: string): boolean => plainSlots.test(`${name} ${slots}`);

/** Of scikit-learn's tags, which are plain values and each other. */
const OF_TAGS = `_skip_test allow_nan array_api_support categorical classifier_tags dict estimator_type input_tags multi_class multi_label
  multi_output no_validation non_deterministic one_d_array one_d_labels pairwise poor_score positive_only preserves_dtype regressor_tags
  required requires_fit single_output sparse string target_tags three_d_array transformer_tags two_d_array two_d_labels`;
const plainSlots = new RegExp(
  `^(?:${[
    String.raw`scipy\.interpolate\.\S+(?: (?:_asarray|_c|_x|_y_axis|_y_extra_shape|axis|c|dtype|extrapolate|x))+`,
    String.raw`statistics\.NormalDist _mu _sigma`,
    String.raw`numpy\.errstate(?: _(?:all|call|divide|invalid|kwargs|over|token|under))+`,
    String.raw`dateutil\._common\.weekday n weekday`,
    String.raw`sklearn\.utils\._tags\.\w+(?: (?:${OF_TAGS.split(/\s+/).join('|')}))+`,
  ].join('|')})$`,
);

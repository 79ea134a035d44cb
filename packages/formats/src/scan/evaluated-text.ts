// Settings that fairseq evaluates as Python when it builds a model out of a checkpoint or a config, and what tells a program from a literal.
// https://github.com/facebookresearch/fairseq/blob/v0.12.2/fairseq/models/wav2vec/wav2vec2.py, lightconv_lm.py, fconv.py

/** A text under one of these keys is evaluated: '[(512, 10, 5)] + [(512, 3, 2)] * 4'. */
export const evaluatedKeys: ReadonlySet<string> = new Set(
  `conv_feature_layers conv_aggregator_layers character_filters encoder_layers decoder_layers encoder_attention
  decoder_attention`.split(/\s+/),
);

/** Something is called: without a call an expression only computes. Behind a comment or a line that goes on, nobody looks for one. */
export function callsSomething(text: string): boolean {
  return /[\w\])}'"]\s*\(|__|[#\\]/.test(text);
}

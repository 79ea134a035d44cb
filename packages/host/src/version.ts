// The version of this build; the release script writes it.
export const version = '0.1.0';

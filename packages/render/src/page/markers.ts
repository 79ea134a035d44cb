// Hidden markers by which a page is found again.

/** The first characters of the one comment of a pull request. */
export const commentMarker = '<!-- modelgate:comment:v1 -->';

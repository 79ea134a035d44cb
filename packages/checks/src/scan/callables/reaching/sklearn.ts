// Callables that pass what they are given on to what is named behind the module: sklearn. Written by scripts/scan/lists.ts.

export const ofSklearn = `
sklearn._build_utils file-read gen_from_templates
sklearn._build_utils.tempita file-read process_tempita
sklearn.feature_extraction.text file-read _VectorizerMixin.decode
sklearn.tree file-write export_graphviz
sklearn.tree._export file-write export_graphviz
sklearn.utils._set_output import check_library_installed
sklearn.utils.fixes file-read _open_binary _open_text _read_text
sklearn.utils.fixes file-write _path
sklearn.utils.fixes import _is_resource
`;

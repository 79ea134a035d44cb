// Callables that pass what they are given on to what is named behind the module: python. Written by scripts/scan/lists.ts.

export const ofPython = `
_bootsubprocess process Popen.wait
_osx_support process _default_sysroot _find_appropriate_compiler _find_build_tool _read_output _remove_unsupported_archs customize_compiler
_pyio file-read FileIO OpenWrapper _open_code_with_warning open
binhex file-read HexBin binhex getfileinfo
binhex file-write BinHex hexbin
cmd code-execution Cmd.cmdloop Cmd.emptyline Cmd.onecmd
email.message file-read MIMEPart.iter_attachments MIMEPart.iter_parts Message.get_payload
email.mime.image file-read MIMEImage
functorch.compile code-execution debug_compile ts_compile
functorch.compile file-read aot_module_simplified
functorch.dim.magic_trace process magic_trace
functorch.einops code-execution rearrange
functorch.einops.rearrange code-execution _create_rearrange_callable rearrange
gguf file-write GGUFWriter
gguf.gguf file-read SpecialVocab SpecialVocab._load SpecialVocab._try_load_from_config_json SpecialVocab._try_load_from_tokenizer_json SpecialVocab.load SpecialVocab.try_load_from_config_json SpecialVocab.try_load_from_tokenizer_json
gguf.gguf file-write GGUFWriter
gguf.gguf_writer file-write GGUFWriter
gguf.metadata file-read Metadata.load Metadata.load_generation_config Metadata.load_hf_parameters Metadata.load_metadata_override Metadata.load_model_card
gguf.utility file-read SafetensorsLocal
gguf.utility network RemoteTensor.data SafetensorRemote.get_data_by_range SafetensorRemote.get_list_tensors SafetensorRemote.get_list_tensors_hf_model SafetensorRemote.get_metadata
gguf.vocab file-read BpeVocab LlamaHfVocab SentencePieceVocab SpecialVocab SpecialVocab._load SpecialVocab._try_load_from_config_json SpecialVocab._try_load_from_tokenizer_json SpecialVocab._try_load_merges_txt
html.parser file-read HTMLParser.close HTMLParser.feed HTMLParser.goahead HTMLParser.parse_endtag HTMLParser.parse_starttag
pathlib file-read Path._scandir
pathlib file-write Path.lchmod
pathlib._abc file-write PathBase.lchmod
pathlib._local file-read Path.iterdir Path.open Path.touch Path.walk
pathlib._local file-write Path.mkdir Path.rename Path.replace
pstats file-read ProfileBrowser ProfileBrowser.do_read Stats Stats.add Stats.init Stats.load_stats
pstats file-write Stats.dump_stats
shlex.shlex file-read get_token sourcehook
tabnanny file-read check
torchgen.executorch.parse file-read parse_et_yaml
torchgen.gen file-read gen_source_files get_custom_build_selector parse_native_yaml parse_tags_yaml
torchgen.gen_backend_stubs file-read error_on_missing_kernels parse_backend_yaml run
torchgen.gen_executorch file-read parse_yaml parse_yaml_files translate_native_yaml
torchgen.gen_lazy_tensor file-read parse_native_functions_keys run_gen_lazy_tensor validate_shape_inference_header
torchgen.operator_versions.gen_mobile_upgraders file-write write_cpp
torchgen.packaged.autograd.gen_annotated_fn_args file-read gen_annotated
torchgen.packaged.autograd.gen_autograd file-read gen_autograd gen_autograd_python
torchgen.packaged.autograd.gen_python_functions file-read gen load_deprecated_signatures load_signatures
torchgen.packaged.autograd.gen_variable_factories file-read gen_variable_factories
torchgen.packaged.autograd.load_derivatives file-read load_derivatives
torchgen.selective_build.selector file-read SelectiveBuilder.from_yaml_path
torchgen.static_runtime.gen_static_runtime_ops file-write write_cpp write_test_cpp
torchgen.static_runtime.gen_static_runtime_ops process clang_format
torchgen.utils file-read FileManager.substitute_with_template _read_template
torchgen.utils file-write FileManager._write_if_changed FileManager.write FileManager.write_outputs FileManager.write_sharded FileManager.write_sharded_with_template FileManager.write_with_template
uu file-read decode encode
warnings file-read _formatwarnmsg_impl _warn_unawaited_coroutine warn_explicit
warnings import _getcategory
zoneinfo._zoneinfo file-read ZoneInfo ZoneInfo._new_instance ZoneInfo.no_cache
`;

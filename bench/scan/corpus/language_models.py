"""Folders and files that Hugging Face's libraries write: configs, tokenizers, weights, what a trainer leaves."""


def folders():
    import transformers as t

    tiny = {"hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1, "intermediate_size": 8, "vocab_size": 40}
    yield "bert", lambda path: t.BertForSequenceClassification(t.BertConfig(**tiny)).save_pretrained(path)
    yield "bert_bin", lambda path: t.BertModel(t.BertConfig(**tiny)).save_pretrained(path, safe_serialization=False)
    yield "gpt2", lambda path: t.GPT2LMHeadModel(t.GPT2Config(n_embd=8, n_head=2, n_layer=1, vocab_size=40, n_positions=16)).save_pretrained(path)
    yield "llama", lambda path: t.LlamaForCausalLM(t.LlamaConfig(**tiny)).save_pretrained(path, max_shard_size="2KB")
    yield "t5", lambda path: t.T5ForConditionalGeneration(t.T5Config(d_model=8, d_ff=8, d_kv=4, num_heads=2, num_layers=1, vocab_size=40)).save_pretrained(path)
    yield "vit", lambda path: t.ViTForImageClassification(t.ViTConfig(hidden_size=8, num_attention_heads=2, num_hidden_layers=1, intermediate_size=8,
                                                                      image_size=8, patch_size=4)).save_pretrained(path)
    yield "image_processor", lambda path: t.ViTImageProcessor().save_pretrained(path)
    yield "feature_extractor", lambda path: t.Wav2Vec2FeatureExtractor().save_pretrained(path)
    yield "generation", lambda path: t.GenerationConfig(max_length=5).save_pretrained(path)
    yield "tokenizer", lambda path: tokenizer().save_pretrained(path)
    yield "chat_tokenizer", chat_tokenizer
    yield "trainer", trainer
    yield "sentences", sentences


def tokenizer():
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    made = Tokenizer(models.BPE(unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.ByteLevel()
    made.train_from_iterator(["a few words", "to learn from"], trainers.BpeTrainer(vocab_size=40, special_tokens=["[UNK]", "[PAD]", "[CLS]", "[SEP]", "[MASK]"]))
    return PreTrainedTokenizerFast(tokenizer_object=made, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]")


CHATML = """{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}
{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"""
LLAMA = """{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}{% set system_message = messages[0]['content'] %}{% else %}
{% set loop_messages = messages %}{% set system_message = false %}{% endif %}{% for message in loop_messages %}
{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Roles must alternate') }}{% endif %}
{% if message['role'] == 'user' %}{{ bos_token + '[INST] ' + message['content'].strip() + ' [/INST]' }}{% else %}{{ ' ' + message['content'] | trim + eos_token }}
{% endif %}{% endfor %}"""
TOOLS = """{%- set ns = namespace(found=false) %}{%- macro show(tool) %}{{ tool.function.name }}: {{ tool.function | tojson(indent=4) }}{%- endmacro %}
{%- for tool in tools or [] %}{{ show(tool) }}{%- endfor %}{%- if date_string is not defined %}{%- set date_string = strftime_now("%d %b %Y") %}{%- endif %}
{%- for message in messages %}{%- if message.content is string %}{{ message.content.split('</think>')[-1].lstrip('\\n') }}{%- elif message.content is iterable %}
{%- for item in message.content | selectattr('type', 'equalto', 'text') %}{{ item['text'] }}{%- endfor %}{%- endif %}
{%- for key, value in message.items() if key not in ['role', 'content'] %}{{ key ~ '=' ~ value|string|upper|replace('A', 'b') }}{%- endfor %}{%- endfor %}
{%- generation %}{{ messages | map(attribute='role') | list | join(', ') }}{%- endgeneration %}"""


def chat_tokenizer(path):
    for name, template in {"chatml": CHATML, "llama": LLAMA, "tools": TOOLS}.items():
        made = tokenizer()
        made.chat_template = template
        made.save_pretrained(path / name)


def trainer(path):
    import torch
    import transformers as t

    config = t.BertConfig(hidden_size=8, num_attention_heads=2, num_hidden_layers=1, intermediate_size=8, vocab_size=40)
    rows = [{"input_ids": torch.tensor([1, 2]), "labels": torch.tensor(0)}] * 4
    arguments = t.TrainingArguments(str(path), max_steps=2, save_steps=1, report_to=[], **({"use_cpu": True} if hasattr(t.TrainingArguments, "use_cpu") else {"no_cuda": True}))
    t.Trainer(t.BertForSequenceClassification(config), arguments, train_dataset=rows).train()


def sentences(path):
    import transformers as t
    from sentence_transformers import SentenceTransformer, models

    config = t.BertConfig(hidden_size=8, num_attention_heads=2, num_hidden_layers=1, intermediate_size=8, vocab_size=40)
    t.BertModel(config).save_pretrained(path / "base")
    tokenizer().save_pretrained(path / "base")
    words = models.Transformer(str(path / "base"))
    SentenceTransformer(modules=[words, models.Pooling(8), models.Dense(8, 4), models.Normalize()], device="cpu").save(str(path / "saved"))

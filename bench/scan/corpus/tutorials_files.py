"""What packages that the issue does not list write by themselves."""
import numpy as np
from tutorials_others import filled


def saved_by_themselves(draw):
    from gensim import corpora, models

    texts = [["cat", "dog"], ["dog", "runs"]] * 5
    yield "w2v.model", lambda at: models.Word2Vec(texts, vector_size=4, min_count=1).save(str(at))
    yield "w2v.bin", lambda at: models.Word2Vec(texts, vector_size=4, min_count=1).wv.save_word2vec_format(str(at), binary=True)
    yield "d2v.model", lambda at: models.Doc2Vec([models.doc2vec.TaggedDocument(t, [str(i)]) for i, t in enumerate(texts)], vector_size=3, min_count=1).save(str(at))
    yield "words.dict", lambda at: corpora.Dictionary(texts).save(str(at))
    yield "corpus.mm", lambda at: corpora.MmCorpus.serialize(str(at), [[(0, 1.0)]])


def saved_by_spacy(draw):
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    yield "pipeline", lambda at: nlp.to_disk(str(at))
    yield "docs.spacy", lambda at: spacy.tokens.DocBin(docs=[nlp("a b")]).to_disk(str(at))


def saved_by_statsmodels(draw):
    import statsmodels.api as sm

    x, y = filled()
    yield "ols.pickle", lambda at: sm.OLS(y, x).fit().save(str(at))
    yield "ols_small.pickle", lambda at: sm.OLS(y, x).fit().save(str(at), remove_data=True)


def openvino(draw):
    import openvino as ov
    from openvino import opset13 as ops

    p = ops.parameter([1, 3], np.float32)
    model = ov.Model([ops.relu(ops.matmul(p, ops.constant(np.eye(3, dtype=np.float32)), False, False))], [p], "m")
    yield "model.xml", lambda at: ov.save_model(model, str(at))


FILES = [saved_by_themselves, saved_by_spacy, saved_by_statsmodels, openvino]

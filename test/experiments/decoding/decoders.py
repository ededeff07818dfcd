"""The synthetic decoders: shapes chosen so that the counting rules disagree about them.

Every decoder is an ordinary one that the engine can count from its config: `llama`
where dense, `mixtral` where it routes. Vocabulary, tying, width, depth, experts and
top-k differ, one against the others, so that no rule can do well by luck.
"""


def dense(name, vocab, hidden, layers, inner, tied):
    return {
        "name": name,
        "config": {
            "model_type": "llama",
            "vocab_size": vocab,
            "hidden_size": hidden,
            "num_hidden_layers": layers,
            "num_attention_heads": hidden // 64,
            "num_key_value_heads": hidden // 256,
            "intermediate_size": inner,
            "tie_word_embeddings": tied,
            "attention_bias": False,
            "mlp_bias": False,
        },
    }


def routed(name, vocab, hidden, layers, inner, experts, chosen, tied=False):
    return {
        "name": name,
        "config": {
            "model_type": "mixtral",
            "vocab_size": vocab,
            "hidden_size": hidden,
            "num_hidden_layers": layers,
            "num_attention_heads": hidden // 64,
            "num_key_value_heads": hidden // 256,
            "intermediate_size": inner,
            "num_local_experts": experts,
            "num_experts_per_tok": chosen,
            "tie_word_embeddings": tied,
        },
    }


DECODERS = [
    # Small vocabulary, deep: the tables hardly matter.
    dense("dense, 8k words, 768 wide, 24 deep", 8192, 768, 24, 3072, False),
    dense("dense, 8k words, 1024 wide, 20 deep", 8192, 1024, 20, 4096, False),
    dense("dense, 8k words, 1536 wide, 12 deep", 8192, 1536, 12, 6144, False),
    dense("dense, 16k words, 2048 wide, 8 deep", 16384, 2048, 8, 6144, False),
    # Large vocabulary, shallow: the tables are most of the model.
    dense("dense, 128k words, 768 wide, 4 deep", 131072, 768, 4, 2048, False),
    dense("dense, 128k words, 768 wide, 4 deep, tied", 131072, 768, 4, 2048, True),
    dense("dense, 160k words, 1024 wide, 6 deep", 163840, 1024, 6, 2816, False),
    dense("dense, 160k words, 1024 wide, 6 deep, tied", 163840, 1024, 6, 2816, True),
    dense("dense, 256k words, 768 wide, 8 deep", 262144, 768, 8, 2048, False),
    dense("dense, 256k words, 768 wide, 8 deep, tied", 262144, 768, 8, 2048, True),
    dense("dense, 96k words, 1536 wide, 6 deep", 98304, 1536, 6, 4096, False),
    dense("dense, 96k words, 1536 wide, 6 deep, tied", 98304, 1536, 6, 4096, True),
    # In between.
    dense("dense, 32k words, 1024 wide, 12 deep", 32768, 1024, 12, 2816, False),
    dense("dense, 64k words, 1536 wide, 8 deep, tied", 65536, 1536, 8, 4096, True),
    # Many idle experts: the total says nothing about the pace.
    routed("8 experts, 2 chosen, 32k words, 1024 wide", 32768, 1024, 8, 2816, 8, 2),
    routed("16 experts, 1 chosen, 32k words, 1024 wide", 32768, 1024, 8, 2048, 16, 1),
    routed("16 experts, 4 chosen, 32k words, 1024 wide", 32768, 1024, 8, 2048, 16, 4),
    routed("32 experts, 4 chosen, 8k words, 768 wide", 8192, 768, 12, 1024, 32, 4),
    routed("32 experts, 8 chosen, 8k words, 768 wide", 8192, 768, 12, 1024, 32, 8),
    routed("64 experts, 8 chosen, 128k words, 768 wide", 131072, 768, 6, 512, 64, 8),
    routed("64 experts, 8 chosen, 128k words, 768 wide, tied", 131072, 768, 6, 512, 64, 8, True),
    routed("16 experts, 2 chosen, 160k words, 1024 wide", 163840, 1024, 4, 2048, 16, 2),
    routed("8 experts, 8 chosen, 16k words, 1024 wide", 16384, 1024, 6, 1536, 8, 8),
    routed("8 experts, 2 chosen, 96k words, 1536 wide, tied", 98304, 1536, 4, 3072, 8, 2, True),
]

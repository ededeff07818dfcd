#!/usr/bin/env python3
"""An independent count: builds a config's real transformers class and lists its tensors.

    oracle.py                     write goldens/<family>.json for every cases/<family>.json
    oracle.py llama glm4_moe      the same for these families only
    oracle.py --check [--seed N]  make a random tenth of the cases again; any difference fails
    oracle.py --show FILE         print one config's tensors as a table, its defaults, and
                                  how transformers maps file names to class names
              [--as TYPE] [--class NAME]
    oracle.py --show llama        the same for a family's base case

Everything is built on the meta device: shapes without numbers, so any size fits in memory.
Rows are the class's, not the file's; fusions.ts says how one becomes the other.
"""
import argparse
import hashlib
import json
import os
import platform
import random
import re
import sys
from pathlib import Path

os.environ.setdefault('CUDA_VISIBLE_DEVICES', '')
os.environ.setdefault('TRANSFORMERS_VERBOSITY', 'error')
os.environ.setdefault('HF_HUB_OFFLINE', '1')

import torch
import transformers
from transformers.models.auto import modeling_auto

HERE = Path(__file__).resolve().parent
RUNNING_NUMBER = re.compile(r'(?<![^.])\d+(?![^.])')
# Tried in this order where a case names no class: the one with a vocabulary head comes first.
AUTO_CLASSES = ('AutoModelForCausalLM', 'AutoModelForImageTextToText', 'AutoModelForMultimodalLM',
                'AutoModelForSeq2SeqLM', 'AutoModelForSpeechSeq2Seq', 'AutoModelForMaskedLM', 'AutoModel')


# ---------------------------------------------------------------- cases

def merged(fields, change):
    """`fields` with `change` laid over it, objects merged; `omit` lists dotted paths to leave out."""
    result = json.loads(json.dumps(fields))
    lay_over(result, {key: value for key, value in change.items() if key != 'omit'})
    for path in change.get('omit', []):
        *parents, last = path.split('.')
        holder = result
        for parent in parents:
            holder = holder[parent]
        del holder[last]
    return result


def lay_over(target, change):
    for key, value in change.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            lay_over(target[key], value)
        else:
            target[key] = value


def cases_of(family):
    """Every case of a family in order: (name, config as authored, what to build it as, class or None)."""
    authored = json.loads((HERE / 'cases' / f'{family}.json').read_text())
    build_as, class_name = authored.get('as', {}), authored.get('class')
    for each in authored['released']:
        yield each['model'], each['config'], each.get('as', build_as), each.get('class', class_name)
    yield 'base', authored['base'], build_as, class_name
    for at, change in enumerate(authored['vary'], 1):
        yield f'varied {at}', merged(authored['base'], change), build_as, class_name


def plain(value):
    """Whole floats as integers, so that this and JavaScript write a number alike."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, float):
        if value.is_integer():
            return int(value)
        if 'e' in repr(value):
            sys.exit(f'{value!r}: a number this small sizes no tensor; leave the field out of the case.')
    return value


def fingerprint(config, build_as, class_name):
    """Ties a golden to the case it was made from; files.ts computes the same."""
    text = json.dumps([plain(config), plain(build_as), class_name], sort_keys=True,
                      separators=(',', ':'), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


# ---------------------------------------------------------------- the reference class

def configured(config, build_as):
    fields = merged(config, build_as)
    model_type = fields.get('model_type')
    if model_type not in transformers.CONFIG_MAPPING:
        sys.exit(f'transformers {transformers.__version__} has no model_type {model_type!r}.')
    return transformers.CONFIG_MAPPING[model_type].from_dict(fields)


def class_for(config, class_name):
    if class_name:
        return getattr(transformers, class_name)
    for name in AUTO_CLASSES:
        mapping = getattr(modeling_auto, name)._model_mapping
        if type(config) in mapping:
            found = mapping[type(config)]
            return found[0] if isinstance(found, (tuple, list)) else found
    sys.exit(f'No class for {type(config).__name__}; name one as "class".')


def build(config, class_name):
    with torch.device('meta'):
        return class_for(config, class_name)(config)


def pattern(name):
    """A tensor's name with `*` for running numbers: layers.0.mlp -> layers.*.mlp"""
    return RUNNING_NUMBER.sub('*', name)


def rows_of(model):
    """One row per (name pattern, shape, what it is): [pattern, shape, copies, elements, note?].

    The note is "buffer" for a persistent buffer, or "tied to NAME" for a name that shares the
    storage of one listed before. Buffers that a state dict leaves out are left out here.
    """
    grouped, first_name = {}, {}

    def add(name, tensor, note):
        key = (pattern(name), tuple(tensor.shape), note)
        row = grouped.setdefault(key, [key[0], list(key[1]), 0, 0, *([note] if note else [])])
        row[2] += 1
        row[3] += tensor.numel()

    for name, parameter in model.named_parameters(remove_duplicate=False):
        owner = first_name.setdefault(id(parameter), name)
        add(name, parameter, '' if owner == name else f'tied to {pattern(owner)}')
    kept = set(model.state_dict(keep_vars=True))
    for name, buffer in model.named_buffers():
        if name in kept:
            add(name, buffer, 'buffer')
    return list(grouped.values())


def counted(name, config, build_as, class_name):
    try:
        model = build(configured(config, build_as), class_name)
    except Exception as error:
        sys.exit(f'The reference class refuses the case "{name}" {json.dumps(config)}: {error}')
    return {
        'case': name,
        'of': fingerprint(config, build_as, class_name),
        'class': type(model).__name__,
        'parameters': sum(each.numel() for each in model.parameters()),
        'rows': rows_of(model),
    }


# ---------------------------------------------------------------- goldens

def script_hash():
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def maker():
    return {'script': script_hash(), 'python': platform.python_version(),
            'torch': torch.__version__.split('+')[0], 'transformers': transformers.__version__}


def golden_text(cases):
    """JSON with one row a line, so that a change reads as a change of rows."""
    def line(value):
        return json.dumps(value, ensure_ascii=False, separators=(', ', ': '))

    def case_text(case):
        head = ',\n'.join(f'{line(key)}: {line(value)}' for key, value in case.items() if key != 'rows')
        rows = ',\n'.join(line(row) for row in case['rows'])
        return f'{{\n{head},\n"rows": [\n{rows}\n]}}'

    return f'{{\n"madeBy": {line(maker())},\n"cases": [\n' + ',\n'.join(map(case_text, cases)) + '\n]}\n'


def families():
    return sorted(path.stem for path in (HERE / 'cases').glob('*.json'))


def write(names):
    for family in names:
        text = golden_text([counted(*case) for case in cases_of(family)])
        path = HERE / 'goldens' / f'{family}.json'
        changed = not path.exists() or path.read_text() != text
        path.write_text(text)
        print(f'{family}: {"written" if changed else "unchanged"}', flush=True)


def check(seed):
    chance = random.Random(seed)
    print(f'seed {seed}')
    wrong, everything = [], []
    for family in families():
        golden = json.loads((HERE / 'goldens' / f'{family}.json').read_text())
        if golden['madeBy']['script'] != script_hash():
            wrong.append(f'{family}: made by another oracle.py than this one')
        by_name = {case['case']: case for case in golden['cases']}
        everything += [(family, case, by_name.pop(case[0], None)) for case in cases_of(family)]
        wrong += [f'{family}, {name}: no such case any more' for name in by_name]
    for family, case, golden in chance.sample(everything, -(-len(everything) // 10)):
        same = json.loads(json.dumps(counted(*case))) == golden
        print(f'{"same" if same else "DIFFERS"}: {family}, {case[0]}', flush=True)
        if not same:
            wrong.append(f'{family}, {case[0]}: counted again, the rows differ from the golden')
    for each in wrong:
        print(each, file=sys.stderr)
    return 1 if wrong else 0


# ---------------------------------------------------------------- for people

def show(target, build_as, class_name):
    if Path(target).is_file():
        config = json.loads(Path(target).read_text())
    else:
        _, config, family_as, family_class = next(case for case in cases_of(target) if case[0] == 'base')
        build_as, class_name = build_as or family_as, class_name or family_class
    resolved = configured(config, build_as)
    model = build(resolved, class_name)
    print(f'class {type(model).__name__}   config {type(resolved).__name__}\n')
    rows = rows_of(model)
    name_width = max(len(row[0]) for row in rows)
    for name, shape, copies, elements, *note in rows:
        print(f'{name:{name_width}}  {str(shape):22} x{copies:<6} {elements:>18,}  {" ".join(note)}')
    print(f'\nparameters, each once: {sum(each.numel() for each in model.parameters()):,}')
    print('\nfields not given, as the config class fills them in:')
    show_defaults(resolved.to_dict(), merged(config, build_as), '')
    show_conversions(model)


# Fields of the library itself and of generation, which size nothing.
UNINTERESTING = re.compile(r'^(_|transformers_version|dtype|return_dict|output_|id2label|label2id|problem_type|'
                           r'use_cache|chunk_size|is_encoder|.*_token_id|initializer|architectures|.*dropout|.*_eps)')


def show_defaults(resolved, given, prefix):
    for key, value in resolved.items():
        if UNINTERESTING.match(key):
            continue
        if isinstance(value, dict) and not key.startswith('rope'):
            show_defaults(value, given.get(key) or {}, f'{prefix}{key}.')
        elif key not in given:
            print(f'  {prefix}{key} = {json.dumps(value, default=str)}')


def show_conversions(model):
    """transformers' own table of what it does to a released file's names on loading."""
    from transformers.conversion_mapping import get_model_conversion_mapping
    conversions = get_model_conversion_mapping(model, add_legacy=False)
    print('\nfile names -> class names on loading' + ('' if conversions else ': as they are'))
    for each in conversions:
        operations = getattr(each, 'operations', None) or []
        steps = ', '.join(f'{type(step).__name__}({", ".join(f"{k}={v}" for k, v in vars(step).items())})'
                          for step in operations)
        print(f'  {each.source_patterns} -> {each.target_patterns}  {steps}')


def refuse_other_versions():
    for line in (HERE / 'requirements.txt').read_text().splitlines():
        name, _, version = line.partition('==')
        installed = {'torch': torch.__version__.split('+')[0], 'transformers': transformers.__version__}
        if name in installed and installed[name] != version:
            sys.exit(f'{name} {installed[name]} is installed; the goldens are made with {version}.')


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('families', nargs='*')
    arguments.add_argument('--check', action='store_true')
    arguments.add_argument('--seed', type=int, default=None)
    arguments.add_argument('--show', metavar='FILE or FAMILY')
    arguments.add_argument('--as', dest='build_as', metavar='TYPE')
    arguments.add_argument('--class', dest='class_name', metavar='NAME')
    given = arguments.parse_args()
    torch.set_num_threads(1)
    refuse_other_versions()
    if given.show:
        show(given.show, {'model_type': given.build_as} if given.build_as else {}, given.class_name)
        return 0
    if given.check:
        return check(given.seed if given.seed is not None else random.randrange(10**6))
    write(given.families or families())
    return 0


if __name__ == '__main__':
    sys.exit(main())

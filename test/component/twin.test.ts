import { describe, expect, test } from 'vitest';
import { markdownOf } from '../../src/twin/markdown.ts';

const ADDRESS = 'https://weighbridge.example/scales/learn/x/';
const twin = (inside: string): string => markdownOf(`<main>${inside}</main>`, ADDRESS).trim();

describe('a page as Markdown', () => {
  test.each([
    [
      'a figure stays exact, its dark digits no emphasis',
      '<p>holds <data class="fig" value="46702792704"><b>46</b>,702,792,704</data> in all</p>',
      'holds 46,702,792,704 in all',
    ],
    [
      'links are absolute',
      '<p><a href="/scales/faq/">Questions</a> and <a href="#sum">the sum</a></p>',
      `[Questions](https://weighbridge.example/scales/faq/) and [the sum](${ADDRESS}#sum)`,
    ],
    [
      'marks of Markdown are escaped, names keep their underscores',
      '<p>layers.*.num_experts &lt;0.01% [a] _b_</p>',
      'layers.\\*.num_experts \\<0.01% \\[a\\] \\_b\\_',
    ],
    ['code is as it was', '<p>Field <code>model.*.a_b</code></p>', 'Field `model.*.a_b`'],
    [
      'cards, controls and what is hidden are left out',
      '<p>A <span class="tip"><a href="/scales/t/">router</a><span class="card">Card</span></span>.</p><form><label>K</label></form><p hidden>no</p>',
      'A [router](https://weighbridge.example/scales/t/).',
    ],
    [
      'columns in a line are told apart',
      '<ul><li><a href="/a/"><span>GLM-4.5</span><span>355B</span></a></li><li>b<ul><li>c</li></ul></li></ul>',
      '- [GLM-4.5 355B](https://weighbridge.example/a/)\n- b\n  - c',
    ],
    [
      'a table keeps its head, its sides and its spans',
      '<table><caption>Parts</caption><thead><tr><th>Part</th><th>Of</th><th class="num">N</th></tr></thead><tbody><tr><th>a|b</th><td>x</td><td class="num">1</td></tr></tbody><tfoot><tr><th colspan="2">Sum</th><td class="num">1</td></tr></tfoot></table>',
      '**Parts**\n\n| Part | Of | N |\n| --- | --- | ---: |\n| a\\|b | x | 1 |\n| Sum |  | 1 |',
    ],
    [
      'a table of names and values has an empty head',
      '<table><tbody><tr><th>Layers</th><td>92</td></tr></tbody></table>',
      '|  |  |\n| --- | --- |\n| Layers | 92 |',
    ],
    ['a note is a quotation', '<aside><p>One.</p><p>Two.</p></aside>', '> One.\n>\n> Two.'],
    [
      'a bar is its description',
      '<div role="img" aria-label="9.1% is active"></div>',
      '*9.1% is active*',
    ],
    [
      'names with values are a list',
      '<dl><div><dt>Model</dt><dd>GLM</dd></div><div><dt>Rule</dt><dd>both</dd></div></dl>',
      '- Model: GLM\n- Rule: both',
    ],
    ['preformatted text is fenced', '<pre>@misc{a,\n  b}</pre>', '```\n@misc{a,\n  b}\n```'],
  ])('%s', (_, html, markdown) => expect(twin(html)).toBe(markdown));

  test('needs a main part', () => expect(() => markdownOf('<p>', ADDRESS)).toThrow(ADDRESS));
});

// Templates of about a megabyte, each of which says one thing very often: what is linear in the small must be so here.
"use strict";

const size = 1_000_000;

/** As many pieces as make a megabyte; each is given its number. */
function many(piece) {
  const pieces = [];
  for (let length = 0, number = 0; length < size; number++) {
    const next = piece(number);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join("");
}

const of = (text) => () => many(() => text);

module.exports = {
  text: of("x"),
  lines: of("\n"),
  emoji: of("😀"),
  outputs: of("{{a}}"),
  names: () => many((i) => `{{a${i}}}`),
  filters: () => `{{ a${many(() => "|e")} }}`,
  members: () => `{{ a${many(() => ".b")} }}`,
  calls: () => `{{ a${many(() => "()")} }}`,
  additions: () => `{{ a${many(() => "+a")} }}`,
  conditions: () => `{{ a${many(() => " and a")} }}`,
  negations: () => `{{ ${many(() => "not ")}a }}`,
  comparisons: () => `{{ a${many(() => "<a")} }}`,
  parentheses: () => `{{ ${"(".repeat(size / 2)}a${")".repeat(size / 2)} }}`,
  lists: () => `{{ ${"[".repeat(size / 2)}${"]".repeat(size / 2)} }}`,
  "a long list": () => `{{ [${many(() => "1,")}1] }}`,
  "a large object": () => `{{ {${many((i) => `a${i}:1,`)}z:1} }}`,
  "a long string": () => `{{ "${"x".repeat(size)}" }}`,
  variables: () => many((i) => `{%set a${i}=1%}`),
  "one variable": of("{%set a=a+1%}"),
  captures: () => many((i) => `{%set a${i}%}x{%endset%}`),
  conditionals: of("{%if a%}b{%endif%}"),
  alternatives: () => `{%if a%}${many(() => "{%elif a%}b")}{%endif%}`,
  "nested conditionals": () => "{%if a%}".repeat(50000) + "{%endif%}".repeat(50000),
  loops: of("{%for i in a%}{{i}}{%endfor%}"),
  "nested loops": () => "{%for i in a%}".repeat(40000) + "{%endfor%}".repeat(40000),
  macros: () => many((i) => `{%macro m${i}(a)%}{{a}}{%endmacro%}`),
  "calls of a macro": () => "{%macro m(a)%}<b>{{a}}</b>{%endmacro%}" + many(() => "{{m(1)}}"),
  parameters: () => `{%macro m(${many((i) => `p${i},`)}z)%}{%endmacro%}`,
  "keyword arguments": () => `{{ f(${many((i) => `a${i}=1,`)}b=1) }}`,
  blocks: () => many((i) => `{%block b${i}%}x{%endblock%}`),
  includes: of('{%include "b"%}'),
  imports: () => many((i) => `{%import "b" as c${i}%}`),
  "imported names": () => `{%from "b" import ${many((i) => `c${i},`)}z%}`,
  callers: () => "{%macro m()%}{{caller()}}{%endmacro%}" + many(() => "{%call m()%}x{%endcall%}"),
  cases: () => `{%switch a%}${many((i) => `{%case ${i}%}x`)}{%endswitch%}`,
  comments: of("{#x#}"),
  "raw text": of("{%raw%}{{{%endraw%}"),
  "syntax errors": of("{{ ) }}"),
  "tags that do not end": of("{{"),
  "unknown filters": () => many((i) => `{{ a|zz${i} }}`),
  "unknown tags": () => many((i) => `{%zz${i}%}`),
  elements: of("<b>x</b>"),
  "open elements": of("<div>"),
  tables: of("<table>"),
  formatting: of("<b><i><a><font>"),
  "links in links": () => many((i) => `<a href=${i}>`),
  attributes: () => `<a ${many((i) => `a${i}="{{x}}" `)}>`,
  "the same attribute": () => `<a ${many(() => 'a="{{x}}" ')}>`,
  "values of an attribute": () => `<a b="${many(() => "{{x}},")}">`,
  listeners: of('<a @click={{ "x"|js }}>{{x}}</a>'),
  scripts: of("<script>a={{x}}</script>"),
  "a long script": () => `<script>${many(() => "a={{x}};")}</script>`,
  styles: of('<a style="color:{{x}}">'),
  "regular expressions": () => many((i) => `{{ r/a${i}/ }}`),
  "a long regular expression": () => `{{ r/${"(a|b)*".repeat(size / 6)}/ }}`,
  texts: () => many((i) => `{{ "a${i}"|t }}`),
  dates: of('{{ a|date("YYYY") }}'),
  "variables of variables": () => `{%set v=orders[0]%}${many((i) => `{%set v${i + 1}=v${i} or v%}{%if v${i}%}{{v.x}}{%endif%}`)}`,
  "conditions in conditions": () => `{%set v=orders[0]%}${many(() => `${"{%if a%}".repeat(90)}{{v.x}}{{a.b.c.d}}${"{%endif%}".repeat(90)}`)}`,
  "fields that there are not": () => many((i) => `{{orders[0].zz${i}}}`),
  "the same field": of("{{orders[0].a.b.c}}"),
  settings: () => many((i) => `{{"a${i}"|setting}}{{("a${i}"~x)|setting}}`),
  "dialogs for lint": of(
    `<dialog id="og-cancel-sub-dialog"><form data-step="skip" action="{{'skip_subscription'|action}}"><button>x</button></form></dialog>`),
  "steps in steps": of('<p data-step="skip" class="{{a}} b"><button type="button">'),
  "open dialogs": of('<b id="og-cancel-sub-dialog"><i name="cancel_reason">{{a|js}}{%if a%}<b>{%endif%}'),
  "what customers type": of("{%set a=a~customer.first_name%}{{a|safe}}"),
  "values that are never equal": of("{%if orders[0].locked=='x'%}{%endif%}"),
  "comparisons of comparisons": () => `{%if ${"(".repeat(180)}orders${"==[])".repeat(180)}%}{%endif%}`.repeat(500),
  "filters of objects": of("{{orders[0]|currency|currency}}"),
  "misspelt names in JavaScript": () => many((i) => `{{ "ordres.a${i}+ordre${i}"|js }}`),
  "a long piece of JavaScript": () => `{{ "${many((i) => `ordre${i}+`)}1"|js }}`,
  "listeners that are called": () => many((i) => `<b @click="{{'a${i}(event)'|js}}">`),
  "calls of macros": () => `{%macro m(${"a,".repeat(1000)}b)%}{{b.c}}{%endmacro%}${many((i) => `{{m(x${i}=1)}}`)}`,
  "misspelt elements": of("<sm-dialgo>"),
  "comments for lint": of("{#lint-disable-next-line unknown-field#}\n"),
  "JavaScript values": () => many((i) => `{{ "a${i}"|js }}`),
  Markdown: () => `{%markdown%}${many(() => "*a* {{b}} ")}{%endmarkdown%}`,
  "pieces of Markdown": of("{%markdown%}a{%endmarkdown%}"),
  "brackets in Markdown": () => `{%markdown%}${"[".repeat(size)}{%endmarkdown%}`,
  "quotes in Markdown": () => `{%markdown%}${">".repeat(size)}{%endmarkdown%}`,
  "emphasis in Markdown": () => `{%markdown%}${"*a_".repeat(size / 3)}{%endmarkdown%}`,
  "paragraphs of Markdown": () => `{%markdown%}${"a\n\n".repeat(size / 3)}{%endmarkdown%}`,
};

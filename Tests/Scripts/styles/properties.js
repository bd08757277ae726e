// Writes the properties and descriptors of CSS that lint knows: Sources/Lint/Styles/CSSNames+List.swift.
//
//     node Tests/Scripts/styles/properties.js
//
// It needs Chromium, and MDN's data of the specifications: Debian's node-mdn-data, or a folder that MDN_DATA names.
// A property that one of both has is known; so is what stands below.
'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const mdn = process.env.MDN_DATA ?? '/usr/share/nodejs/mdn-data';
const target = path.join(__dirname, '../../../Sources/Lint/Styles/CSSNames+List.swift');

// Of Firefox, Safari and drafts, and newer than MDN's data of Debian.
const others = `
  animation-timeline animation-trigger background-position-block background-position-inline
  background-repeat-block background-repeat-inline background-repeat-x background-repeat-y background-tbd block-ellipsis block-step block-step-align block-step-insert block-step-round
  block-step-size bookmark-label bookmark-level bookmark-state border-block-clip border-block-end-clip border-block-end-radius border-block-start-clip border-block-start-radius
  border-bottom-clip border-bottom-radius border-boundary border-clip border-inline-clip border-inline-end-clip
  border-inline-end-radius border-inline-start-clip border-inline-start-radius border-left-clip border-left-radius
  border-limit border-right-clip border-right-radius border-shape border-top-clip border-top-radius box-decoration-break
  box-shadow-blur box-shadow-color box-shadow-offset box-shadow-position box-shadow-spread
  caret caret-animation caret-shape clip color-adjust color-interpolation-filters column-height column-wrap contain-intrinsic-size
  continue copy-into corner-shape cue cue-after cue-before dynamic-range-limit enable-background field-sizing fill-break
  fill-color fill-image fill-opacity fill-origin fill-position fill-repeat fill-size float-defer float-offset
  float-reference flow-from flow-into flow-tolerance font-language-override font-size-adjust font-synthesis-position
  font-variant-emoji font-width footnote-display footnote-policy glyph-orientation-horizontal glyph-orientation-vertical
  hanging-punctuation hyphenate-limit-last hyphenate-limit-lines hyphenate-limit-zone hyphenate-character image-resolution
  inset-area initial-letter initial-letter-align initial-letter-wrap inline-sizing input-security interactivity interest-delay
  interest-delay-end interest-delay-start interpolate-size item-cross item-direction item-flow item-pack item-slack
  item-tolerance item-track item-wrap kerning leading-trim line-break line-clamp line-fit-edge line-grid line-height-step
  line-padding line-snap link-parameters margin-break margin-trim marker-knockout-left marker-knockout-right
  marker-pattern marker-segment marker-side marquee marquee-direction marquee-loop marquee-play-count marquee-speed
  marquee-style mask-border max-lines min-intrinsic-sizing nav-down nav-left nav-right nav-up object-view-box
  overflow-clip-margin overflow-clip-margin-block overflow-clip-margin-block-end overflow-clip-margin-block-start
  overflow-clip-margin-bottom overflow-clip-margin-inline overflow-clip-margin-inline-end
  overflow-clip-margin-inline-start overflow-clip-margin-left overflow-clip-margin-right overflow-clip-margin-top overlay
  pause pause-after pause-before pitch pitch-range play-during position-anchor position-area position-try
  position-try-fallbacks position-try-options position-try-order position-visibility print-color-adjust punctuation-trim
  reading-flow reading-order region-fragment rest rest-after rest-before richness rotation rotation-point ruby-merge
  ruby-overhang row-rule row-rule-break row-rule-color row-rule-inset row-rule-style row-rule-visibility-items
  row-rule-width rule rule-break rule-color rule-inset rule-overlap rule-paint-order rule-style rule-visibility-items rule-width
  running scroll-initial-target scroll-marker-contain scroll-marker-group scroll-start scroll-start-block scroll-start-inline scroll-start-target
  scroll-start-x scroll-start-y scroll-target-group scroll-timeline
  shape-inside shape-padding size slider-orientation solid-color solid-opacity spatial-navigation-action
  spatial-navigation-contain spatial-navigation-function speak speak-as speak-header speak-numeral speak-punctuation
  speech-rate stress string-set stroke-align stroke-alignment stroke-break stroke-color stroke-dash-corner
  stroke-dash-justify stroke-dashadjust stroke-dashcorner stroke-image stroke-origin stroke-position stroke-repeat
  stroke-size text-align-all text-anchor text-autospace text-box text-box-edge text-box-trim text-decoration-inset
  text-decoration-skip-box text-decoration-skip-inset text-decoration-skip-self text-decoration-skip-spaces
  text-decoration-trim text-emphasis-skip text-fit text-group-align text-height text-space-collapse text-space-trim
  text-spacing text-spacing-trim text-wrap text-wrap-mode text-wrap-style timeline-scope timeline-trigger
  timeline-trigger-name trigger-scope vector-effect view-timeline view-timeline-inset view-transition-class
  view-transition-group view-transition-name view-transition-scope voice-balance voice-duration voice-family voice-pitch
  voice-range voice-rate voice-stress voice-volume volume white-space-collapse white-space-trim word-boundary-detection
  word-boundary-expansion word-space-transform word-wrap wrap-after wrap-before wrap-flow wrap-inside wrap-through`;

// What no specification has and some browser had, also without its prefix; and what tools replace.
const nonstandard = `
  app-region behavior box-align box-direction box-flex box-flex-group box-lines box-ordinal-group box-orient box-pack
  box-reflect composes cssfloat flex-align flex-item-align flex-line-pack flex-order flex-pack
  flex-positive flex-negative flex-preferred-size font-smooth font-smoothing grid-columns grid-rows grid-column-align
  grid-row-align high-contrast-adjust ime-mode interpolation-mode layout-flow layout-grid layout-grid-char
  layout-grid-line layout-grid-mode layout-grid-type margin-collapse overflow-scrolling overflow-style perspective-origin-x
  perspective-origin-y scrollbar-3dlight-color scrollbar-arrow-color scrollbar-base-color scrollbar-darkshadow-color
  scrollbar-face-color scrollbar-highlight-color scrollbar-shadow-color scrollbar-track-color tap-highlight-color target
  target-name target-new target-position text-autospace text-fill-color text-justify-trim text-kashida text-kashida-space
  text-size-adjust text-stroke text-stroke-color text-stroke-width text-blink touch-callout transform-origin-x
  transform-origin-y transform-origin-z user-drag user-focus user-input user-modify user-select user-zoom zoom`;

// The at-rules of Chromium's that MDN's data lack.
const descriptorsBeside = `
  src navigation types result inherits initial-value syntax base-palette override-colors font-family size-adjust
  ascent-override descent-override line-gap-override font-named-instance font-language-override superscript-position-override
  subscript-position-override superscript-size-override subscript-size-override components rendering-intent
  bleed marks size page-orientation margin-top margin-right margin-bottom margin-left min-zoom max-zoom zoom user-zoom
  orientation viewport-fit font-display unicode-range speak-as fallback pad negative prefix suffix symbols
  additive-symbols range system`;

/** The properties that Chromium's elements have in their styles. */
function chromium() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'styles-'));
  try {
    const file = path.join(folder, 'page.html');
    fs.writeFileSync(file, '<!doctype html><body><script>'
      + 'const style = document.body.style, names = [];'
      + 'for (const name in style) if (typeof style[name] === "string") names.push(name);'
      + 'document.body.textContent = "names:" + names.join(" ") + ";";</script>');
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--enable-experimental-web-platform-features',
      `--user-data-dir=${path.join(folder, 'profile')}`];
    const { stdout, stderr, error } = spawnSync(process.env.CHROMIUM || 'chromium', [...flags, '--dump-dom', file],
      { encoding: 'utf8', maxBuffer: 1 << 24, timeout: 60_000 });
    const names = /names:([^;]*);/.exec(stdout ?? '')?.[1];
    if (names === undefined) throw error ?? new Error(`Chromium gave no names\n${stderr}`);
    return names.split(' ').map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const read = (name) => JSON.parse(fs.readFileSync(path.join(mdn, 'css', name), 'utf8'));
const words = (text) => text.trim().split(/\s+/);
const descriptors = new Set(words(descriptorsBeside));
for (const rule of Object.values(read('at-rules.json'))) {
  for (const name of Object.keys(rule.descriptors ?? {})) descriptors.add(name);
}
const properties = new Set([...words(others), ...words(nonstandard)]);
for (const name of [...chromium(), ...Object.keys(read('properties.json'))]) properties.add(name);
for (const name of ['css-text', 'css-float', '--*', '*']) properties.delete(name);
// Some of Chromium's are descriptors of at-rules alone.
for (const name of descriptors) if (!read('properties.json')[name] && !words(others).includes(name)
  && !words(nonstandard).includes(name)) properties.delete(name);

/** A list of names as the lines of a Swift string. Names of a browser's own need no list. */
function literal(names) {
  const lines = [];
  let line = '       ';
  for (const name of [...names].filter((name) => /^[a-z]/.test(name) && !/^(webkit|moz|ms)-/.test(name)).sort()) {
    if (line.length + name.length + 1 > 117) {
      lines.push(`${line} \\`);
      line = '       ';
    }
    line += ` ${name}`;
  }
  return [...lines, line].join('\n');
}

fs.writeFileSync(target, `\
// Made by Tests/Scripts/styles/properties.js.

extension CSSNames {
    /// The properties of styles.
    static let propertyList = """
${literal(properties)}
        """

    /// The descriptors of at-rules such as \`@font-face\`.
    static let descriptorList = """
${literal(descriptors)}
        """
}
`);

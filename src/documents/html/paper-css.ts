/**
 * How papers look on screen (preview, page on its own) and in print. One text for both: a page on its own carries it in
 * `<style>`, the preview adopts it as a constructed sheet, which the app's CSP allows. Every class starts with `paper`.
 */
const WIDTHS = Array.from({ length: 50 }, (_, i) => 2 * (i + 1));

/** A draft says so on each page that is printed; on the first it says so in its head. */
const draftPage = (name: string): string => `@page ${name} {
  size: A4${name === 'draft' ? '' : ' landscape'};

  @top-right {
    content: '下書き';
    color: #b3141b;
    font-family: 'BIZ UDPGothic', 'Hiragino Sans', 'Noto Sans JP', 'Yu Gothic', Meiryo, sans-serif;
    font-size: 9pt;
  }
}

@page ${name}:first {
  @top-right {
    content: none;
  }
}`;

/** The style sheet of papers. */
export const paperCss = `.paper-page {
  margin: 0;
  background: #e8e8eb;
}

.paper {
  box-sizing: border-box;
  max-width: 210mm;
  margin: 0 auto;
  padding: 14mm 16mm;
  color: #1a1a1c;
  background: #fff;
  font-family: 'BIZ UDPGothic', 'Hiragino Sans', 'Noto Sans JP', 'Yu Gothic', Meiryo, sans-serif;
  font-size: 0.9375rem;
  line-height: 1.6;
  line-break: strict;
  overflow-wrap: anywhere;
}

.paper-landscape {
  max-width: 297mm;
}

.paper-page .paper {
  margin: 8mm auto;
}

.paper-head {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0.5rem;
  min-height: 2rem;
}

.paper-form-no,
.paper-marks {
  margin: 0;
  font-weight: 700;
}

.paper-mark {
  display: inline-block;
  margin-inline-start: 0.5rem;
  padding: 0.1em 0.6em;
  border: 2px solid #b3141b;
  color: #b3141b;
}

.paper-title {
  margin: 0.5rem 0 0.75rem;
  font-size: 1.5rem;
  font-weight: 700;
  text-align: center;
}

.paper-draft {
  margin: 0 0 1rem;
  color: #b3141b;
  font-size: 0.875em;
  text-align: center;
}

.paper-heading-1 {
  margin: 1.75rem 0 0.5rem;
  padding-inline-start: 0.5em;
  border-inline-start: 5px solid #666;
  font-size: 1.2rem;
}

.paper-heading-2 {
  margin: 1.25rem 0 0.5rem;
  font-size: 1.0625rem;
}

.paper-heading-3 {
  margin: 1rem 0 0.25rem;
  font-size: 1rem;
}

.paper-text,
.paper-value {
  white-space: pre-wrap;
}

.paper-text {
  margin: 0.5rem 0;
}

.paper-left {
  text-align: start;
}

.paper-center {
  text-align: center;
}

.paper-right {
  text-align: end;
}

.paper-missing {
  padding: 0 0.25em;
  border-bottom: 1px dotted #595959;
  color: #595959;
  background: #f4f4f5;
}

.paper-grid,
.paper-table {
  width: 100%;
  margin: 0.75rem 0;
  border-collapse: collapse;
  table-layout: fixed;
}

.paper-table {
  font-size: 0.875em;
}

.paper-grid th,
.paper-grid td,
.paper-table th,
.paper-table td {
  padding: 0.3em 0.5em;
  border: 1px solid #8c8c8c;
  text-align: start;
  vertical-align: top;
}

.paper-grid th {
  width: 30%;
  background: #f0f0f0;
}

.paper-table th {
  background: #f0f0f0;
  text-align: center;
}

.paper-table td.paper-center {
  text-align: center;
}

.paper-table caption {
  padding: 0.25em 0;
  font-weight: 700;
  text-align: start;
}

.paper-checks {
  padding: 0;
  list-style: none;
}

.paper-checks li {
  padding-inline-start: 1.6em;
  text-indent: -1.6em;
}

.paper-box {
  display: inline-block;
  width: 1.6em;
  font-size: 1em;
  text-indent: 0;
}

.paper-list {
  padding-inline-start: 2em;
}

.paper-list li {
  margin: 0.15rem 0;
}

.paper-note {
  padding-inline-start: 1.3em;
  font-size: 0.8125em;
  text-indent: -1.3em;
}

.paper-signature {
  width: min(100%, 26rem);
  margin: 1.5rem 0 1rem auto;
}

.paper-signers {
  width: 100%;
  border-collapse: collapse;
}

.paper-signers th,
.paper-signers td {
  padding: 0.3em 0.25em;
  border-bottom: 1px solid #8c8c8c;
  font-weight: 400;
  text-align: start;
  vertical-align: top;
}

.paper-signers th {
  width: 40%;
}

.paper-break {
  margin: 1.5rem 0;
  border: 0;
  border-top: 1px dashed #8c8c8c;
}

.paper-foot {
  margin-top: 2rem;
  padding-top: 0.35rem;
  border-top: 1px solid #8c8c8c;
  color: #595959;
  font-size: 0.75em;
}

@page {
  size: A4;
  margin: 14mm;

  @bottom-right {
    content: counter(page) '／' counter(pages) ' ページ';
    color: #595959;
    font-family: 'BIZ UDPGothic', 'Hiragino Sans', 'Noto Sans JP', 'Yu Gothic', Meiryo, sans-serif;
    font-size: 7.5pt;
  }
}

@page landscape {
  size: A4 landscape;
}

${['draft', 'landscape-draft'].map(draftPage).join('\n\n')}

@media print {
  .paper-page {
    background: none;
  }

  .paper-page .paper {
    max-width: none;
    margin: 0;
    padding: 0;
    font-size: 10pt;
    line-height: 1.5;
  }

  .paper-heading-1 {
    font-size: 12.5pt;
  }

  .paper-heading-2 {
    margin: 1rem 0 0.4rem;
    font-size: 11pt;
  }

  .paper-heading-3 {
    font-size: 10pt;
  }

  .paper-grid th,
  .paper-grid td,
  .paper-table th,
  .paper-table td {
    padding: 0.25em 0.45em;
  }

  .paper-landscape {
    page: landscape;
  }

  .paper-unfinished {
    page: draft;
  }

  .paper-landscape.paper-unfinished {
    page: landscape-draft;
  }

  .paper-grid th {
    width: 34%;
  }

  .paper-signature {
    margin: 1rem 0 0.5rem auto;
  }

  .paper-foot {
    margin-top: 1rem;
    break-before: avoid;
  }

  .paper-break {
    margin: 0;
    border: 0;
    break-after: page;
  }

  .paper-open {
    break-before: page;
  }

  .paper-grid tr:not(.paper-long),
  .paper-table tr:not(.paper-long),
  .paper-signature {
    break-inside: avoid;
  }

  .paper-heading-1,
  .paper-heading-2,
  .paper-heading-3,
  .paper-table caption,
  :is(.paper-text, .paper-note):has(+ :is(.paper-grid, .paper-table, .paper-checks, .paper-list)) {
    break-after: avoid;
  }

  .paper-grid tr:nth-last-child(2),
  .paper-table tr:nth-last-child(2),
  .paper-checks li:first-child,
  .paper-list li:first-child,
  .paper-checks li:nth-last-child(2),
  .paper-list li:nth-last-child(2) {
    break-after: avoid;
  }
}

${WIDTHS.map((width) => `.paper-w-${width} { width: ${width}%; }`).join('\n')}
`;

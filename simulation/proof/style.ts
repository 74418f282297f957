/** Readable at 360 px, in daylight, at night and on paper; the colours are those of the payer's pages, by value. */
export const style: string = `
:root{color-scheme:light dark;--ground:#f4f5f9;--surface:#fff;--line:#dfe2ec;--edge:#858ba0;--ink:#171a26;--quiet:#535a6e;--accent:#4338ca;--accent-soft:#ecedff;--good:#0b6638;--good-soft:#e2f5ea;--bad:#a91e16;--bad-soft:#fdeceb;--warn:#7c4a03;--warn-soft:#fdf1dc}
@media(prefers-color-scheme:dark){:root{--ground:#0f1119;--surface:#181b27;--line:#2c3142;--edge:#757d96;--ink:#eceef6;--quiet:#a8afc4;--accent:#a9b1ff;--accent-soft:#242848;--good:#7fdcaa;--good-soft:#14301f;--bad:#ffa79f;--bad-soft:#3b1a18;--warn:#f3c77c;--warn-soft:#35270f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 -apple-system,"Segoe UI","Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","NanumGothic",Roboto,system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere}
main{max-width:960px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:clamp(1.75rem,6vw,2.75rem);line-height:1.15;letter-spacing:-.02em;margin:16px 0}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 8px}
p{margin:0 0 12px;max-width:44rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
code{font:.875em ui-monospace,Menlo,Consolas,monospace}
.lead{font-size:1.125rem}
.big{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:12px;margin:20px 0}
.big div,section{background:var(--surface);border:1px solid var(--line);border-radius:16px}
.big div{padding:14px 16px;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.big dd{margin:0;font-size:clamp(1.375rem,6vw,1.75rem);overflow-wrap:normal;font-weight:700;line-height:1.2}.big dt{color:var(--quiet)}
.big .good dd{color:var(--good)}.big .bad dd{color:var(--bad)}
section{padding:20px 16px;margin-top:16px}
[lang=ko] p{text-wrap:pretty}
figure{margin:12px 0 0}
figcaption{color:var(--quiet);font-size:.9375rem;max-width:44rem}
figure svg{display:block;width:100%;max-width:480px;height:auto;margin-bottom:8px}
.scroll{overflow-x:auto;margin-top:12px;border-radius:6px}
table{border-collapse:collapse;font-size:.875rem;overflow-wrap:normal}
table:not(.dense) td:not([class]){min-width:11rem}td{white-space:nowrap}td:not([class]){white-space:normal}
caption{text-align:left;color:var(--quiet);padding-bottom:8px;font-size:.9375rem}
caption span{display:block;max-width:min(44rem,calc(100vw - 66px))}
th,td{border:1px solid var(--line);padding:5px 8px;text-align:left;vertical-align:top}
th{font-weight:600}tbody th{font-weight:500}
.dense td{text-align:right;white-space:nowrap;padding:4px 6px;font-variant-numeric:tabular-nums}
.dense thead th+th{writing-mode:vertical-rl;padding:6px 4px;white-space:nowrap}
.dense tbody th{position:sticky;left:0;background:var(--surface);min-width:9rem;max-width:9rem}
.good{color:var(--good)}td.good{background:var(--good-soft)}td.bad{background:var(--bad-soft);color:var(--bad);font-weight:700}td.open{background:var(--warn-soft);color:var(--warn)}td.none{color:var(--quiet)}
details{margin-top:12px}summary{cursor:pointer;color:var(--accent);min-height:32px}
ol,ul{padding-left:1.5rem}li{margin-bottom:4px}
.wrong{color:var(--bad);font-weight:600}
@media(min-width:800px){section{padding:28px}.dense tbody th{max-width:20rem}}
@media print{section,.big div{break-inside:avoid}}
`;

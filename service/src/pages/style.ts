/**
 * The style sheet of all our pages, readable at 360 px, in daylight, at night and on paper. Colours, radius and fonts
 * are the same as the simulator's, by value: the two are independent.
 */
export const pageStyle: string = `
:root{color-scheme:light dark;--ground:#f4f5f9;--surface:#fff;--sunken:#f0f1f7;--line:#dfe2ec;--edge:#858ba0;--ink:#171a26;--quiet:#535a6e;--accent:#4338ca;--accent-strong:#3730a3;--on-accent:#fff;--accent-soft:#ecedff;--good:#0b6638;--good-soft:#e2f5ea;--bad:#a91e16;--bad-soft:#fdeceb;--warn:#7c4a03;--warn-soft:#fdf1dc;--stripe:#d9dcf8;--banner:#e8eaff;--on-banner:#2b2480;--shadow:0 1px 2px rgb(23 26 38/.05),0 8px 24px rgb(23 26 38/.06);--radius:16px;--gap:16px}
@media(prefers-color-scheme:dark){:root{--ground:#0f1119;--surface:#181b27;--sunken:#12141e;--line:#2c3142;--edge:#757d96;--ink:#eceef6;--quiet:#a8afc4;--accent:#a9b1ff;--accent-strong:#c3c9ff;--on-accent:#14153a;--accent-soft:#242848;--good:#7fdcaa;--good-soft:#14301f;--bad:#ffa79f;--bad-soft:#3b1a18;--warn:#f3c77c;--warn-soft:#35270f;--stripe:#2f3470;--banner:#20244c;--on-banner:#d5d9ff;--shadow:none}}
*{box-sizing:border-box}[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 Pretendard,-apple-system,"Apple SD Gothic Neo","Segoe UI","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR","NanumBarunGothic","NanumGothic",system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere}
h1,h2,p,dl,dd{margin:0}
h1{font-size:1.375rem;line-height:1.3;letter-spacing:-.01em}
h2{font-size:1.0625rem;line-height:1.4}
a{color:var(--accent);text-underline-offset:3px}a:hover{color:var(--accent-strong)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
code{font:.8125rem ui-monospace,Menlo,Consolas,"NanumGothicCoding",monospace}
.test{background:var(--banner) repeating-linear-gradient(-45deg,var(--stripe) 0 8px,transparent 8px 16px) bottom/100% 4px no-repeat;color:var(--on-banner);text-align:center;font-weight:600;font-size:.875rem;padding:9px 16px 13px}
.frame{max-width:480px;margin:0 auto;padding:0 16px 40px}.frame.wide{max-width:960px}
.top{display:flex;align-items:center;justify-content:space-between;gap:var(--gap);padding:20px 0 16px}
.brand{font-weight:600;font-size:.9375rem;color:var(--quiet);min-width:0}
.languages{display:flex;flex:none;border:1px solid var(--line);border-radius:999px;background:var(--surface);padding:3px}
.languages>*{padding:4px 12px;min-height:30px;border-radius:999px;font-size:.8125rem;text-decoration:none;color:var(--quiet);white-space:nowrap;line-height:22px}
.languages [aria-current]{background:var(--accent-soft);color:var(--accent-strong);font-weight:600}
.box{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);padding:20px;box-shadow:var(--shadow)}
.message{text-align:center;padding:20px 4px;display:grid;gap:12px;justify-items:center}
.message p{color:var(--quiet);text-wrap:balance}
.sign{width:56px;height:56px;border-radius:50%;display:grid;place-items:center;background:var(--sunken);color:var(--quiet)}
.sign svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.sign.good{background:var(--good-soft);color:var(--good)}.sign.bad{background:var(--bad-soft);color:var(--bad)}.sign.warn{background:var(--warn-soft);color:var(--warn)}
.message .reason{width:100%;padding:12px 14px;border-radius:10px;background:var(--sunken);color:var(--ink);font-size:.9375rem}
.facts{display:grid;gap:8px;padding-top:16px;border-top:1px solid var(--line);font-size:.9375rem}
.facts+.facts{margin-top:16px}
.facts>div{display:flex;justify-content:space-between;align-items:baseline;gap:8px}
.facts dt{color:var(--quiet);flex:none}.facts dd{text-align:right;min-width:0}
.facts .sum dd{font-size:1.25rem;font-weight:700}
.terms{margin:16px 0 0;padding:16px 0 0 18px;border-top:1px solid var(--line);display:grid;gap:6px;font-size:.9375rem}
.part{display:grid;gap:8px;margin-top:20px;font-size:.9375rem}.part p{color:var(--quiet)}.part .facts{padding-top:0;border-top:0}.part .sum dd{font:inherit}
.actions{display:grid;gap:10px;margin-top:20px}
.button{display:flex;align-items:center;justify-content:center;min-height:48px;padding:8px 16px;cursor:pointer;font:inherit;font-weight:600;line-height:1.3;text-decoration:none;text-align:center;color:var(--ink);background:var(--surface);border:1px solid var(--edge);border-radius:12px}
.button:hover{background:var(--sunken);color:var(--ink)}
.button.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.button.main:hover{background:var(--accent-strong);border-color:var(--accent-strong)}
.note{margin-top:16px;padding:12px 14px;border-radius:10px;background:var(--accent-soft);font-size:.875rem;text-wrap:balance}
.note a{font-weight:600}
.next{margin-top:16px;text-align:center;color:var(--quiet);font-size:.9375rem}
.wide h1,.wide h2{margin-bottom:6px}h2 code{font-size:1rem}.wide section{margin-top:16px;padding-top:16px;border-top:1px solid var(--line)}
@media(min-width:800px){.frame{padding-bottom:64px}.top{padding:28px 0 20px}.box{padding:24px}}
@media(forced-colors:active){.languages [aria-current]{text-decoration:underline}}
@media print{:root{color-scheme:light;--ground:#fff;--surface:#fff;--sunken:#fff;--line:#999;--ink:#000;--quiet:#333}.test,.languages,.actions,.next,.note,.sign{display:none}.frame{max-width:none;padding:0}.box{border:0;box-shadow:none;padding:0}.message{padding:0 0 16px;justify-items:start;text-align:left}}
`;

/** The colours, radius and fonts of the payer's pages, by value: the shop knows the service by its API alone. */
export const pageStyle: string = `
:root{color-scheme:light dark;--ground:#f4f5f9;--surface:#fff;--sunken:#f0f1f7;--line:#dfe2ec;--edge:#858ba0;--ink:#171a26;--quiet:#535a6e;--accent:#4338ca;--accent-strong:#3730a3;--on-accent:#fff;--accent-soft:#ecedff;--good:#0b6638;--good-soft:#e2f5ea;--bad:#a91e16;--bad-soft:#fdeceb;--warn:#7c4a03;--warn-soft:#fdf1dc;--stripe:#d9dcf8;--banner:#e8eaff;--on-banner:#2b2480;--shadow:0 1px 2px rgb(23 26 38/.05),0 8px 24px rgb(23 26 38/.06);--radius:16px;--gap:16px}
@media(prefers-color-scheme:dark){:root{--ground:#0f1119;--surface:#181b27;--sunken:#12141e;--line:#2c3142;--edge:#757d96;--ink:#eceef6;--quiet:#a8afc4;--accent:#a9b1ff;--accent-strong:#c3c9ff;--on-accent:#14153a;--accent-soft:#242848;--good:#7fdcaa;--good-soft:#14301f;--bad:#ffa79f;--bad-soft:#3b1a18;--warn:#f3c77c;--warn-soft:#35270f;--stripe:#2f3470;--banner:#20244c;--on-banner:#d5d9ff;--shadow:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 Pretendard,-apple-system,"Apple SD Gothic Neo","Segoe UI","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR","NanumBarunGothic","NanumGothic",system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere}
h1,h2,p,ul,dl,dd,form{margin:0}ul{padding:0;list-style:none}
h1{font-size:1.375rem;line-height:1.3;letter-spacing:-.01em}
h2{font-size:1.0625rem;line-height:1.4}
a{color:var(--accent);text-underline-offset:3px}a:hover{color:var(--accent-strong)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
.test{background:var(--banner) repeating-linear-gradient(-45deg,var(--stripe) 0 8px,transparent 8px 16px) bottom/100% 4px no-repeat;color:var(--on-banner);text-align:center;font-weight:600;font-size:.875rem;padding:9px 16px 13px}
.top,.places,.frame{max-width:960px;margin:0 auto;padding:0 16px}
.top{display:flex;align-items:center;justify-content:space-between;gap:var(--gap);padding-top:20px}
.brand{font-weight:700;font-size:1.125rem;color:var(--ink);text-decoration:none;min-width:0}
.languages{display:flex;flex:none;border:1px solid var(--line);border-radius:999px;background:var(--surface);padding:3px}
.languages>*{padding:4px 12px;min-height:30px;border-radius:999px;font-size:.8125rem;text-decoration:none;color:var(--quiet);white-space:nowrap;line-height:22px}
.languages [aria-current]{background:var(--accent-soft);color:var(--accent-strong);font-weight:600}
.places{display:flex;justify-content:flex-end;gap:20px;padding-top:12px;padding-bottom:12px;font-size:.9375rem}.places a{padding:6px 0}
.frame{display:grid;gap:var(--gap);padding-bottom:40px}
.box{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);padding:20px;box-shadow:var(--shadow);min-width:0}
.narrow{width:100%;max-width:480px;margin:0 auto}
.shelf{display:grid;gap:var(--gap);grid-template-columns:repeat(2,minmax(0,1fr))}
.card{display:grid;gap:6px;justify-items:center;align-content:space-between;text-align:center;padding:16px}
.card svg{width:72px;height:72px}.card form{width:100%;margin-top:6px}.card .button.small{width:100%}
.card h2{font-size:1rem}.price{font-weight:700}
.monthly{display:flex;gap:var(--gap);align-items:center;flex-wrap:wrap}.monthly svg{width:72px;height:72px;flex:none}.monthly div{flex:1 1 200px;display:grid;gap:4px}.monthly p{color:var(--quiet)}.monthly .price{color:var(--ink)}.monthly form{flex:1 1 200px}
.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:48px;padding:8px 16px;cursor:pointer;font:inherit;font-weight:600;line-height:1.3;text-decoration:none;text-align:center;color:var(--ink);background:var(--surface);border:1px solid var(--edge);border-radius:12px}
.button:hover{background:var(--sunken);color:var(--ink)}
.button.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.button.main:hover{background:var(--accent-strong);border-color:var(--accent-strong)}
.button.small,select{width:auto;min-height:40px;padding:4px 12px;font-size:.875rem;font-weight:600}
select{font-family:inherit;color:var(--ink);background:var(--surface);border:1px solid var(--edge);border-radius:12px}
.message{text-align:center;display:grid;gap:12px;justify-items:center}.message p{color:var(--quiet);text-wrap:balance}
.lines>li{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:center;justify-content:space-between;padding:12px 0;border-bottom:1px solid var(--line)}
.lines span{min-width:0}.lines .price{white-space:nowrap;margin-left:auto}.lines form{display:flex;gap:8px;align-items:center;flex-wrap:wrap;flex-basis:100%;justify-content:flex-end}
.lines a{flex-basis:100%}
.facts{display:grid;gap:8px;font-size:.9375rem;padding-top:16px}
.facts>div{display:flex;justify-content:space-between;align-items:baseline;gap:8px}
.facts dt{color:var(--quiet);flex:none}.facts dd{text-align:right;min-width:0}
.facts .sum dd{font-size:1.25rem;font-weight:700}
.part{margin-top:20px;padding-top:16px;border-top:1px solid var(--line)}
.actions{display:grid;gap:10px;margin-top:20px}
.note{margin-top:16px;padding:12px 14px;border-radius:10px;background:var(--accent-soft);font-size:.875rem}
.note.bad{background:var(--bad-soft);color:var(--bad)}
.sign{width:56px;height:56px;border-radius:50%;display:grid;place-items:center;background:var(--sunken);color:var(--quiet)}
.sign svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.sign.good{background:var(--good-soft);color:var(--good)}.sign.bad{background:var(--bad-soft);color:var(--bad)}.sign.warn{background:var(--warn-soft);color:var(--warn)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(min-width:800px){.shelf{grid-template-columns:repeat(4,minmax(0,1fr))}.box{padding:24px}.frame{padding-bottom:64px}.monthly form{flex:0 1 260px}}
@media(forced-colors:active){.languages [aria-current]{text-decoration:underline}}
`;

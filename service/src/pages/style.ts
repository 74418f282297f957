/** One small style for the payer's pages: readable at 360 px, in daylight and at night. */
export const pageStyle: string = `
:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--ink:#1b1f24;--soft:#59636e;--line:#e3e6ea;--good:#0a6b3d;--bad:#a32020;--open:#0b57a8;--mark:#fff3cd;--markink:#5c4300}
@media(prefers-color-scheme:dark){:root{--bg:#0f1216;--card:#1a1f26;--ink:#eef1f4;--soft:#a7b0ba;--line:#2c333c;--good:#5fd39a;--bad:#ff9a9a;--open:#8ec1ff;--mark:#3a3005;--markink:#ffe69a}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--bg);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Apple SD Gothic Neo","Noto Sans KR","NanumGothic",sans-serif;display:flex;flex-direction:column;align-items:center;padding:24px 16px;word-break:keep-all;overflow-wrap:break-word}
main{width:100%;max-width:440px;background:var(--card);border:1px solid var(--line);border-radius:16px;overflow:hidden}
.test{margin:0;padding:10px 20px;background:var(--mark);color:var(--markink);font-size:14px;text-align:center}
.head{padding:32px 24px 20px;text-align:center;border-top:4px solid currentColor}
.head p{margin:8px 0 0;color:var(--soft)}
.head.good{color:var(--good)}.head.bad{color:var(--bad)}.head.open{color:var(--open)}.head.calm{color:var(--ink)}
h1{margin:0;font-size:24px;line-height:1.3}
dl{margin:0;padding:8px 20px 20px;font-size:15px}
dl div{display:flex;justify-content:space-between;gap:16px;padding:10px 0;border-top:1px solid var(--line)}
dt{color:var(--soft);flex:none}dd{margin:0;text-align:right;overflow-wrap:anywhere;min-width:0}
.wide{max-width:720px;padding:24px 20px}.wide h2{margin:24px 0 0;padding-top:16px;border-top:1px solid var(--line);font-size:16px}.wide p{margin:4px 0}
code{font:14px/1.5 ui-monospace,Menlo,Consolas,monospace}
.button{display:block;margin:0 24px 24px;padding:14px;border-radius:10px;background:var(--ink);color:var(--card);text-align:center;text-decoration:none;font-weight:600}
a{color:inherit}a:focus-visible{outline:3px solid var(--open);outline-offset:3px}
footer{margin-top:20px;font-size:14px;color:var(--soft)}
`;

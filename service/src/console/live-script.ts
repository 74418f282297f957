/**
 * The only script of the console; every page is whole without it. It looks at its own address again when something has
 * been written, which a laptop tells as it happens, and otherwise every so often, and takes over the parts marked
 * `data-live` unless somebody is at work in them.
 */
export const liveScript: string = `
const live=()=>[...document.querySelectorAll('[data-live]')];
if(live().length){
let busy=false,again=false;
const look=async()=>{
if(document.hidden)return;
if(busy){again=true;return}
busy=true;
try{
const answer=await fetch(location.href,{headers:{accept:'text/html'}});
if(answer.ok&&!answer.redirected){
const page=new DOMParser().parseFromString(await answer.text(),'text/html');
for(const part of live()){
const fresh=page.getElementById(part.id);
if(fresh&&fresh.innerHTML!==part.innerHTML&&!part.contains(document.activeElement))part.replaceWith(fresh);
}}
}catch{}
busy=false;
if(again){again=false;setTimeout(look,500)}
};
const news=new EventSource('/console/live');
news.onmessage=look;
news.onerror=()=>{if(news.readyState===2)setInterval(look,20000)};
}
`.trim();

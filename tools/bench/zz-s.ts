import { radiologicalFrame } from '@atrium/imaging';
import { surveyLabels } from '../../libs/intake/src/facts/reference';
import { countValues } from '@atrium/imaging';
const [w,h,d]=[160,160,32]; const n=w*h*d; const G=(s:number)=>({shape:[w,h,d] as const,affine:[s*1.25,0,0,-100,0,s*1.25,0,-100,0,0,2.5,0,0,0,0,1]});
const mask=new Uint8Array(n); for(let z=8;z<24;z++)for(let y=50;y<110;y++)for(let x=50;x<110;x++)mask[x+160*(y+160*z)]=1;
const img=Int16Array.from({length:n},(_,i)=>100+(i*7919)%97);
const cpu=(f:()=>unknown,k=40)=>{const a:number[]=[];for(let i=0;i<k;i++){const c=process.cpuUsage();f();const e=process.cpuUsage(c);a.push((e.user+e.system)/1000)}a.sort((x,y)=>x-y);return a[0]!.toFixed(2)+' / '+a[k>>1]!.toFixed(2)};
function sv2(data:Uint8Array,w:number,h:number,dd:number,step:number){let k=0;for(let z=0;z<dd;z++)for(let y=0;y<h;y++){const row=(z*h+y)*w;let last=0,from=0;for(let x=0,at=row;x<w;x++,at+=step){const v=data[at]!;if(v===last)continue;if(last!==0)k+=x-from;last=v;from=x}if(last!==0)k+=w-from}return k}
const [f1,f2]=[radiologicalFrame(G(-1)),radiologicalFrame(G(1))];
console.log('LPS',cpu(()=>surveyLabels(mask,f1)),'RAS',cpu(()=>surveyLabels(mask,f2)),'sv2',cpu(()=>sv2(mask,w,h,d,1)),'count',cpu(()=>countValues(img)));

import { radiologicalFrame, boundingBox, cutOut, componentSizes, segmentsOf, holesIn, squaredDistance, contrastToNoise, contrastRegion, boxSize, frameBox, countValues, countedPercentiles } from '@atrium/imaging';
import { createHash } from 'node:crypto';
import { surveyLabels } from '/work/wt/speed/libs/intake/src/facts/reference';
import { summariseVoxels } from '/work/wt/speed/libs/intake/src/facts/intensity';
import { pixelsSha256 } from '/work/wt/speed/libs/intake/src/facts/pixels';
const [w,h,d]=[160,160,32]; const n=w*h*d; const GRID={shape:[w,h,d] as const,affine:[1.25,0,0,-100,0,1.25,0,-100,0,0,2.5,0,0,0,0,1]}; const G2={shape:[w,h,d] as const,affine:[-1.25,0,0,-100,0,-1.25,0,-100,0,0,2.5,0,0,0,0,1]};
const inside=(x:number,y:number,z:number)=>(x-80)**2+(y-80)**2+(2*(z-16))**2<900;
const mask=Uint8Array.from({length:n},(_,i)=>Number(inside(i%w,Math.floor(i/w)%h,Math.floor(i/(w*h)))));
let st=1; const rnd=()=>{st=(Math.imul(st,1664525)+1013904223)>>>0;return (st>>>8)&31};
const img=Int16Array.from(mask,(m)=>100+rnd()+rnd()+300*m);
const fr=radiologicalFrame(GRID), f2=radiologicalFrame(G2);
const sv=surveyLabels(mask,fr); const box=contrastRegion(sv.box!,fr.size,fr.spacing); const size=boxSize(box); const m=frameBox(mask,fr,box); const inv=m.map(v=>1-v); const im=frameBox(img,fr,box); const cut=cutOut(m,size)!; const seg=segmentsOf(cut.mask,cut.size);
console.log('region',size,'segments',seg.from.length);
const counts=countValues(img)!; const s=summariseVoxels(img);
const jobs:Record<string,()=>unknown>={
 frameBoxMask:()=>frameBox(mask,fr,box),frameBoxImg:()=>frameBox(img,fr,box),bbox:()=>boundingBox(m,size),cutOut:()=>cutOut(m,size),segments:()=>segmentsOf(cut.mask,cut.size),sizes:()=>componentSizes(seg,cut.size,26),holes:()=>holesIn(cut),edtIn:()=>squaredDistance(m,size,fr.spacing),edtOut:()=>squaredDistance(inv,size,fr.spacing),cnr:()=>contrastToNoise(im,m,size,fr.spacing),
 countValues:()=>countValues(img),pct:()=>countedPercentiles(counts,'positive',[1,50,99]),summary:()=>summariseVoxels(img),survey:()=>surveyLabels(mask,fr),hashRAS:()=>pixelsSha256(img,fr,s.range),hashLPS:()=>pixelsSha256(img,f2,s.range),sha:()=>createHash('sha256').update(new Uint8Array(img.buffer)).digest('hex'),sum:()=>{let q=0;for(let i=0;i<img.length;i++)q+=img[i]!;return q},frame:()=>radiologicalFrame(GRID)};
const res:Record<string,number[]>={};
for(let k=0;k<60;k++)for(const[name,j]of Object.entries(jobs)){const c=process.cpuUsage();j();const e=process.cpuUsage(c);if(k>9)(res[name]??=[]).push((e.user+e.system)/1000);}
for(const[k,a]of Object.entries(res)){a.sort((x,y)=>x-y);console.log(k.padEnd(14),[a[0]!,a[a.length>>2]!,a[a.length>>1]!].map(x=>x.toFixed(2)).join(' / '));}

// CPU time of parts, per case
import { mkdtempSync, rmSync, readFileSync } from 'node:fs'; import os from 'node:os'; import path from 'node:path'; import {createHash} from 'node:crypto'; import zlib from 'node:zlib';
import { writeVolume, writeMask, readVolume, readScan, scanFormat, radiologicalFrame } from '@atrium/imaging';
import { summariseVoxels } from '/work/wt/speed/libs/intake/src/facts/intensity';
import { pixelsSha256 } from '/work/wt/speed/libs/intake/src/facts/pixels';
import { surveyLabels } from '/work/wt/speed/libs/intake/src/facts/reference';
import { measureStructure } from '/work/wt/speed/libs/intake/src/facts/structure';
import { describeShape } from '/work/wt/speed/libs/intake/src/facts/shape';
import { slicesWithCornerText } from '@atrium/intake';
import { DataRoots } from '/work/wt/speed/apps/worker/src/data-roots';
import { IntakeFolder } from '/work/wt/speed/apps/worker/src/intake/folder';
import { inspectRow } from '/work/wt/speed/apps/worker/src/intake/inspect-row';
import { findInNiftiFile } from '/work/wt/speed/apps/worker/src/intake/find-persons';
const [w,h,d]=[160,160,32]; const n=w*h*d; const GRID={shape:[w,h,d] as const,affine:[1.25,0,0,-100,0,1.25,0,-100,0,0,2.5,0,0,0,0,1]};
const inside=(x:number,y:number,z:number)=>(x-80)**2+(y-80)**2+(2*(z-16))**2<900;
const mask=Uint8Array.from({length:n},(_,i)=>Number(inside(i%w,Math.floor(i/w)%h,Math.floor(i/(w*h)))));
let st=1; const rnd=()=>{st=(Math.imul(st,1664525)+1013904223)>>>0;return (st>>>8)&31};
const img=Int16Array.from(mask,(m)=>100+rnd()+rnd()+300*m);
(async()=>{const f=mkdtempSync(path.join(os.tmpdir(),'x-'));const I=path.join(f,'a.nii.gz'),R=path.join(f,'b.nii.gz');await writeVolume(I,img,GRID);await writeMask(R,mask,GRID);
const v=await readVolume(I,'image');const r=await readVolume(R,'reference');if(!v.ok||!r.ok)throw 0;const fr=radiologicalFrame(GRID);
const s=summariseVoxels(img);const sv=surveyLabels(mask,fr);
const options={folder:new IntakeFolder(f,'00000000-0000-4000-8000-000000000000'),allowed:{roots:new DataRoots([]),root:f},deidentify:false};
const pl=(file:string)=>({shown:path.basename(file),paths:[file],isSeries:false});
const row:any={case_id:'c1',patient_id:'c1',site:'s',image:pl(I),reference:pl(R),second:null,written:{image:'c',reference:'d'},covariates:{},reasons:[]};
const plain=(file:string,T:any)=>{const p=readFileSync(file);createHash('sha256').update(p).digest('hex');const b=zlib.gunzipSync(p);const x=new T(b.buffer.slice(b.byteOffset+352,b.byteOffset+b.length));let q=0;for(let i=0;i<x.length;i++)q+=x[i];return q;};
const jobs:Record<string,()=>unknown>={plain:()=>plain(I,Int16Array)+plain(R,Uint8Array),inspect:()=>inspectRow(row,options),readVol:async()=>{await readVolume(I,'image');await readVolume(R,'reference')},format:async()=>{await scanFormat(I);await scanFormat(R)},persons:async()=>{await findInNiftiFile(I);await findInNiftiFile(R)},summary:()=>summariseVoxels(img),hash:()=>pixelsSha256(img,fr,s.range),survey:()=>surveyLabels(mask,fr),structure:()=>measureStructure({data:mask,frame:fr},sv.box!,{data:img,frame:fr}),corner:()=>slicesWithCornerText(img,fr,s.intensity.p99!)};
const res:Record<string,[number,number][]>={};
const N=Number(process.argv[2]??25);
for(let k=0;k<N;k++)for(const[name,j]of Object.entries(jobs)){const c=process.cpuUsage();const t=performance.now();await j();const e=process.cpuUsage(c);if(k>4)(res[name]??=[]).push([performance.now()-t,(e.user+e.system)/1000]);}
for(const[k,a]of Object.entries(res)){const m=(i:number)=>{const q=a.map(x=>x[i]!).sort((x,y)=>x-y);return [q[0]!,q[q.length>>2]!,q[q.length>>1]!].map(x=>x.toFixed(2)).join('/')};console.log(k.padEnd(10),'wall',m(0).padEnd(22),'cpu',m(1));}
rmSync(f,{recursive:true});})();

import type { ResultsRow } from '@atrium/contracts';
import { parse } from 'csv-parse/sync';
import { resultsCsv, resultsColumns } from './results-csv';

const row: ResultsRow = {
  run_id: 'r',
  case_id: 'c1',
  patient_id: '-p',
  site: 's',
  model: 'm',
  strategy: 'grid',
  arm: 'grid~x-0.1',
  repetition: 1,
  status: 'completed',
  error_code: null,
  margin_px: 0,
  margin_mm: null,
  scale: 0.8,
  offset_unit: 'fraction',
  offset_x: -0.1,
  offset_y: 0,
  prompt_source: 'reference',
  prompt_kind: 'box-per-slice',
  key_slices: [3, 7],
  z_range: 'reference',
  dice: 0.5,
  iou: 1e-7,
  hd95_mm: null,
  assd_mm: 0,
  nsd: [
    { tolerance_mm: 2, value: 0.75 },
    { tolerance_mm: 1, value: null },
  ],
  volume_ml: 12.5,
  reference_volume_ml: 13,
  prompts: 4,
  model_seconds: 1.25,
  total_seconds: 2,
  mask: 'masks/c1/grid.nii.gz',
  error_message: '=1+1, "quoted"\nnext line',
  slices_overrun: 2,
  slices_missed: 0,
  lost_inferior_slice: null,
  lost_inferior_mm: null,
  lost_superior_slice: 12,
  lost_superior_mm: 7.5,
  stability: 0.875,
  sensitivity: 0.5,
  precision: null,
  hd_mm: 4,
  relative_volume_error: -0.25,
  centroid_distance_mm: 1.5,
  components: 2,
  has_reference: true,
};

describe('resultsCsv', () => {
  const [record]: Record<string, string>[] = parse(resultsCsv([row], [1, 1.5, 2]), {
    columns: true,
  });

  it('has the contract’s columns, one NSD per tolerance', () => {
    expect(Object.keys(record)).toEqual(resultsColumns([1, 1.5, 2]));
    expect(resultsColumns([1, 1.5]).join(',')).toBe(
      'run_id,case_id,patient_id,site,model,strategy,arm,repetition,status,error_code,margin_px,margin_mm,scale,' +
        'offset_unit,offset_x,offset_y,prompt_source,prompt_kind,key_slice,z_range,dice,iou,hd95_mm,assd_mm,nsd_1mm,' +
        'nsd_1.5mm,volume_ml,reference_volume_ml,prompts,model_seconds,total_seconds,mask,error_message,' +
        'slices_overrun,slices_missed,lost_inferior_slice,lost_inferior_mm,lost_superior_slice,lost_superior_mm,stability,' +
        'sensitivity,precision,hd_mm,relative_volume_error,centroid_distance_mm,components,has_reference',
    );
  });

  it('leaves what is undefined empty, and zero zero', () => {
    expect(record['hd95_mm']).toBe('');
    expect(record['nsd_1mm']).toBe('');
    expect(record['nsd_1.5mm']).toBe('');
    expect(record['assd_mm']).toBe('0');
    expect(record['nsd_2mm']).toBe('0.75');
    expect(record['slices_missed']).toBe('0');
    expect(record['lost_inferior_mm']).toBe('');
    expect(record['lost_superior_mm']).toBe('7.5');
    expect(record['precision']).toBe('');
    expect(record['relative_volume_error']).toBe('-0.25');
  });

  it('escapes texts that a spreadsheet would compute, and no number', () => {
    expect(record['error_message']).toBe(`'=1+1, "quoted"\nnext line`);
    expect(record['patient_id']).toBe("'-p");
    expect(record['offset_x']).toBe('-0.1');
    expect(record['iou']).toBe('1e-7');
  });

  it('joins key slices by a semicolon', () => {
    expect(record['key_slice']).toBe('3;7');
  });
});

/*
 * What has a name and is no person, folded, in English, German, French, Spanish and Italian: the scanner of scanner_name, the Datei of
 * Dateiname. A name of anything else counts as a person's: to keep a case that names nobody is seen and mended, the other is not.
 */
const THINGS = `
  file path folder dir directory field column col row variable var feature parameter param metric measure measurement item key attribute
  tag label class category type group arm cohort dataset data set study trial project experiment protocol series sequence seq scan
  scanner image img mask volume slice frame phase session visit event stage step task run batch release version template archive zip
  site center centre hospital clinic institution institute institutional department dept ward facility station organization
  organisation company vendor manufacturer maker brand model device machine system instrument equipment coil magnet software program
  tool package algorithm method pipeline network net architecture filter kernel function module acquisition acq reconstruction recon
  drug medication medicine substance agent contrast tracer product trade generic treatment therapy procedure test exam examination
  assay analyte lab marker gene variant mutation disease disorder diagnosis syndrome condition symptom code coding pulse
  structure organ region roi segment vessel vein artery atlas anatomy tissue lesion catheter electrode
  host server computer node cluster database db table sheet schema script domain country state continent language unit color colour
  document report scientific species strain user re un
  datei pfad ordner spalte studien studie gruppe gruppen gerat gerate geraet geraete hersteller modell klinik krankenhaus abteilung
  protokoll sequenz serie serien bild bilder datensatz datenbank variable variablen merkmal medikament medikamenten wirkstoff struktur
  projekt zentrum einrichtung programm spule spulen
  fichier dossier colonne etude etudes groupe appareil fabricant modele hopital clinique service etablissement protocole medicament
  produit logiciel projet essai
  archivo fichero carpeta columna estudio grupo equipo aparato fabricante modelo clinica centro protocolo secuencia imagen
  medicamento producto proyecto ensayo
  cartella colonna studio gruppo apparecchio dispositivo produttore modello ospedale protocollo sequenza immagine farmaco prodotto
  progetto variabile
`;

const KNOWN: ReadonlySet<string> = new Set(THINGS.trim().split(/\s+/));

/** Whether a folded word, also in the plural or the genitive, is something that is no person. */
export const isThing = (word: string | undefined): boolean =>
  word !== undefined && [/$/, /s$/, /es$/, /n$/].some((end) => KNOWN.has(word.replace(end, '')));

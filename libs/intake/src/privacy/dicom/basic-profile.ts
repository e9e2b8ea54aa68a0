/*
 * Written by tools/python/reference/privacy.py, which names the sources. DICOM PS3.15, Table E.1-1, edition 2026c: tag,
 * keyword, VR ('-' where pydicom 3.0.2 knows none), action of the Basic Profile, and 'date' where the option with modified
 * dates (edition 2024e) keeps the attribute.
 */
export const BASIC_PROFILE_EDITION = '2026c';

export const BASIC_PROFILE_TABLE = `
00001000 AffectedSOPInstanceUID UI X
00001001 RequestedSOPInstanceUID UI U
00020003 MediaStorageSOPInstanceUID UI U
00041511 ReferencedSOPInstanceUIDInFile UI U
00080012 InstanceCreationDate DA X/D date
00080013 InstanceCreationTime TM X/Z/D date
00080014 InstanceCreatorUID UI U
00080015 InstanceCoercionDateTime DT X date
00080017 AcquisitionUID UI U
00080018 SOPInstanceUID UI U
00080019 PyramidUID UI U
00080020 StudyDate DA Z date
00080021 SeriesDate DA X/D date
00080022 AcquisitionDate DA X/Z date
00080023 ContentDate DA Z/D date
00080024 OverlayDate DA X date
00080025 CurveDate DA X date
0008002a AcquisitionDateTime DT X/Z/D date
00080030 StudyTime TM Z date
00080031 SeriesTime TM X/D date
00080032 AcquisitionTime TM X/Z date
00080033 ContentTime TM Z/D date
00080034 OverlayTime TM X date
00080035 CurveTime TM X date
00080050 AccessionNumber SH Z
00080054 RetrieveAETitle AE X
00080055 StationAETitle AE X
00080058 FailedSOPInstanceUIDList UI U
00080080 InstitutionName LO X/Z/D
00080081 InstitutionAddress ST X
00080082 InstitutionCodeSequence SQ X/Z/D
00080090 ReferringPhysicianName PN Z
00080092 ReferringPhysicianAddress ST X
00080094 ReferringPhysicianTelephoneNumbers SH X
00080096 ReferringPhysicianIdentificationSequence SQ X
0008009c ConsultingPhysicianName PN Z
0008009d ConsultingPhysicianIdentificationSequence SQ X
00080106 ContextGroupVersion DT D date
00080107 ContextGroupLocalVersion DT D date
00080201 TimezoneOffsetFromUTC SH X date
00081000 NetworkID AE X
00081010 StationName SH X/Z/D
00081030 StudyDescription LO X
0008103e SeriesDescription LO X
00081040 InstitutionalDepartmentName LO X
00081041 InstitutionalDepartmentTypeCodeSequence SQ X
00081048 PhysiciansOfRecord PN X
00081049 PhysiciansOfRecordIdentificationSequence SQ X
00081050 PerformingPhysicianName PN X
00081052 PerformingPhysicianIdentificationSequence SQ X
00081060 NameOfPhysiciansReadingStudy PN X
00081062 PhysiciansReadingStudyIdentificationSequence SQ X
00081070 OperatorsName PN X/Z/D
00081072 OperatorIdentificationSequence SQ X/D
00081080 AdmittingDiagnosesDescription LO X
00081084 AdmittingDiagnosesCodeSequence SQ X
00081088 PyramidDescription LO X
00081110 ReferencedStudySequence SQ X/Z
00081111 ReferencedPerformedProcedureStepSequence SQ X/Z/D
00081120 ReferencedPatientSequence SQ X
00081140 ReferencedImageSequence SQ X/Z/U*
00081155 ReferencedSOPInstanceUID UI U
00081195 TransactionUID UI U
00081301 PrincipalDiagnosisCodeSequence - X
00081302 PrimaryDiagnosisCodeSequence - X
00081303 SecondaryDiagnosesCodeSequence - X
00081304 HistologicalDiagnosesCodeSequence - X
00082111 DerivationDescription ST X
00082112 SourceImageSequence SQ X/Z/U*
00083010 IrradiationEventUID UI U
00084000 IdentifyingComments LT X
00100010 PatientName PN Z
00100011 PersonNamesToUseSequence - X
00100012 NameToUse - X
00100013 NameToUseComment - X
00100014 ThirdPersonPronounsSequence - X
00100015 PronounCodeSequence - X
00100016 PronounComment - X
00100020 PatientID LO Z/D
00100021 IssuerOfPatientID LO X
00100030 PatientBirthDate DA Z
00100032 PatientBirthTime TM X
00100040 PatientSex CS Z
00100041 GenderIdentitySequence - X
00100042 SexParametersForClinicalUseCategoryComment - X
00100043 SexParametersForClinicalUseCategorySequence - X
00100044 GenderIdentityCodeSequence - X
00100045 GenderIdentityComment - X
00100046 SexParametersForClinicalUseCategoryCodeSequence - X
00100047 SexParametersForClinicalUseCategoryReference - X
00100050 PatientInsurancePlanCodeSequence SQ X
00100101 PatientPrimaryLanguageCodeSequence SQ X
00100102 PatientPrimaryLanguageModifierCodeSequence SQ X
00101000 OtherPatientIDs LO X
00101001 OtherPatientNames PN X
00101002 OtherPatientIDsSequence SQ X
00101005 PatientBirthName PN X
00101010 PatientAge AS X
00101020 PatientSize DS X
00101030 PatientWeight DS X
00101040 PatientAddress LO X
00101050 InsurancePlanIdentification LO X
00101060 PatientMotherBirthName PN X
00101080 MilitaryRank LO X
00101081 BranchOfService LO X
00101090 MedicalRecordLocator LO X
00101100 ReferencedPatientPhotoSequence SQ X
00102000 MedicalAlerts LO X
00102110 Allergies LO X
00102150 CountryOfResidence LO X
00102152 RegionOfResidence LO X
00102154 PatientTelephoneNumbers SH X
00102155 PatientTelecomInformation LT X
00102160 EthnicGroup SH X
00102161 EthnicGroupCodeSequence SQ X
00102162 EthnicGroups - X
00102180 Occupation SH X
001021a0 SmokingStatus CS X
001021b0 AdditionalPatientHistory LT X
001021c0 PregnancyStatus US X
001021d0 LastMenstrualDate DA X date
001021f0 PatientReligiousPreference LO X
00102203 PatientSexNeutered CS X/Z
00102297 ResponsiblePerson PN X
00102299 ResponsibleOrganization LO X
00104000 PatientComments LT X
00120010 ClinicalTrialSponsorName LO D
00120020 ClinicalTrialProtocolID LO D
00120021 ClinicalTrialProtocolName LO Z
00120022 IssuerOfClinicalTrialProtocolID LO X
00120023 OtherClinicalTrialProtocolIDsSequence SQ X
00120030 ClinicalTrialSiteID LO Z
00120031 ClinicalTrialSiteName LO Z
00120032 IssuerOfClinicalTrialSiteID LO X
00120040 ClinicalTrialSubjectID LO D
00120041 IssuerOfClinicalTrialSubjectID LO X
00120042 ClinicalTrialSubjectReadingID LO D
00120043 IssuerOfClinicalTrialSubjectReadingID LO X
00120050 ClinicalTrialTimePointID LO Z
00120051 ClinicalTrialTimePointDescription ST X
00120055 IssuerOfClinicalTrialTimePointID LO X
00120060 ClinicalTrialCoordinatingCenterName LO Z
00120071 ClinicalTrialSeriesID LO X
00120072 ClinicalTrialSeriesDescription LO X
00120073 IssuerOfClinicalTrialSeriesID LO X
00120081 ClinicalTrialProtocolEthicsCommitteeName LO D
00120082 ClinicalTrialProtocolEthicsCommitteeApprovalNumber LO X
00120086 EthicsCommitteeApprovalEffectivenessStartDate DA X date
00120087 EthicsCommitteeApprovalEffectivenessEndDate DA X date
0014407c CalibrationTime TM X date
0014407e CalibrationDate DA X date
0016002b MakerNote OB X
0016004b DeviceSettingDescription OB X
0016004d CameraOwnerName UT X
0016004e LensSpecification DS X
0016004f LensMake UT X
00160050 LensModel UT X
00160051 LensSerialNumber UT X
00160070 GPSVersionID OB X
00160071 GPSLatitudeRef CS X
00160072 GPSLatitude DS X
00160073 GPSLongitudeRef CS X
00160074 GPSLongitude DS X
00160075 GPSAltitudeRef US X
00160076 GPSAltitude DS X
00160077 GPSTimeStamp DT X
00160078 GPSSatellites UT X
00160079 GPSStatus CS X
0016007a GPSMeasureMode CS X
0016007b GPSDOP DS X
0016007c GPSSpeedRef CS X
0016007d GPSSpeed DS X
0016007e GPSTrackRef CS X
0016007f GPSTrack DS X
00160080 GPSImgDirectionRef CS X
00160081 GPSImgDirection DS X
00160082 GPSMapDatum UT X
00160083 GPSDestLatitudeRef CS X
00160084 GPSDestLatitude DS X
00160085 GPSDestLongitudeRef CS X
00160086 GPSDestLongitude DS X
00160087 GPSDestBearingRef CS X
00160088 GPSDestBearing DS X
00160089 GPSDestDistanceRef CS X
0016008a GPSDestDistance DS X
0016008b GPSProcessingMethod OB X
0016008c GPSAreaInformation OB X
0016008d GPSDateStamp DT X date
0016008e GPSDifferential IS X
00180010 ContrastBolusAgent LO Z/D
00180027 InterventionDrugStopTime TM X date
00180035 InterventionDrugStartTime TM X date
00181000 DeviceSerialNumber LO X/Z/D
00181002 DeviceUID UI U
00181004 PlateID LO X
00181005 GeneratorID LO X
00181007 CassetteID LO X
00181008 GantryID LO X
00181009 UniqueDeviceIdentifier UT X
0018100a UDISequence SQ X
0018100b ManufacturerDeviceClassUID UI U
00181010 SecondaryCaptureDeviceID LO X
00181011 HardcopyCreationDeviceID LO X
00181012 DateOfSecondaryCapture DA X date
00181014 TimeOfSecondaryCapture TM X date
00181030 ProtocolName LO X/D
00181042 ContrastBolusStartTime TM X date
00181043 ContrastBolusStopTime TM X date
00181072 RadiopharmaceuticalStartTime TM X date
00181073 RadiopharmaceuticalStopTime TM X date
00181078 RadiopharmaceuticalStartDateTime DT X date
00181079 RadiopharmaceuticalStopDateTime DT X date
001811bb AcquisitionFieldOfViewLabel LO D
00181200 DateOfLastCalibration DA X date
00181201 TimeOfLastCalibration TM X date
00181202 DateTimeOfLastCalibration DT X date
00181203 CalibrationDateTime DT Z date
00181204 DateOfManufacture DA X date
00181205 DateOfInstallation DA X date
00181400 AcquisitionDeviceProcessingDescription LO X/D
00182042 TargetUID UI U
00184000 AcquisitionComments LT X
00185011 TransducerIdentificationSequence SQ X
0018700a DetectorID SH X/D
0018700c DateOfLastDetectorCalibration DA X/D date
0018700e TimeOfLastDetectorCalibration TM X/D date
00189074 FrameAcquisitionDateTime DT D date
00189151 FrameReferenceDateTime DT D date
00189185 RespiratoryMotionCompensationTechniqueDescription ST X
00189367 XRaySourceID UC D
00189369 SourceStartDateTime DT D date
0018936a SourceEndDateTime DT D date
00189371 XRayDetectorID UC D
00189373 XRayDetectorLabel ST X
0018937b MultienergyAcquisitionDescription UT X
0018937f DecompositionDescription UT X
00189424 AcquisitionProtocolDescription LT X
00189516 StartAcquisitionDateTime DT X/D date
00189517 EndAcquisitionDateTime DT X/D date
00189623 FunctionalSyncPulse DT D date
00189701 DecayCorrectionDateTime DT D date
00189804 ExclusionStartDateTime DT D date
00189919 InstructionPerformedDateTime DT Z/D date
00189937 RequestedSeriesDescription LO X
0018a002 ContributionDateTime DT X date
0018a003 ContributionDescription ST X
0020000d StudyInstanceUID UI U
0020000e SeriesInstanceUID UI U
00200010 StudyID SH Z
00200027 PyramidLabel LO X
00200052 FrameOfReferenceUID UI U
00200200 SynchronizationFrameOfReferenceUID UI U
00203401 ModifyingDeviceID CS X
00203403 ModifiedImageDate DA X date
00203405 ModifiedImageTime TM X date
00203406 ModifiedImageDescription LO X
00204000 ImageComments LT X
00209158 FrameComments LT X
00209161 ConcatenationUID UI U
00209164 DimensionOrganizationUID UI U
00281199 PaletteColorLookupTableUID UI U
00281214 LargePaletteColorLookupTableUID UI U
00284000 ImagePresentationComments LT X
00320012 StudyIDIssuer LO X
00320032 StudyVerifiedDate DA X date
00320033 StudyVerifiedTime TM X date
00320034 StudyReadDate DA X date
00320035 StudyReadTime TM X date
00321000 ScheduledStudyStartDate DA X date
00321001 ScheduledStudyStartTime TM X date
00321010 ScheduledStudyStopDate DA X date
00321011 ScheduledStudyStopTime TM X date
00321020 ScheduledStudyLocation LO X
00321021 ScheduledStudyLocationAETitle AE X
00321030 ReasonForStudy LO X
00321032 RequestingPhysician PN X
00321033 RequestingService LO X
00321040 StudyArrivalDate DA X date
00321041 StudyArrivalTime TM X date
00321050 StudyCompletionDate DA X date
00321051 StudyCompletionTime TM X date
00321060 RequestedProcedureDescription LO X/Z
00321066 ReasonForVisit UT X
00321067 ReasonForVisitCodeSequence SQ X
00321070 RequestedContrastAgent LO X
00324000 StudyComments LT X
00340001 FlowIdentifierSequence SQ D
00340002 FlowIdentifier OB D
00340005 SourceIdentifier OB D
00340007 FrameOriginTimestamp OB D date
00380004 ReferencedPatientAliasSequence SQ X
00380010 AdmissionID LO X
00380011 IssuerOfAdmissionID LO X
00380014 IssuerOfAdmissionIDSequence SQ X
0038001a ScheduledAdmissionDate DA X date
0038001b ScheduledAdmissionTime TM X date
0038001c ScheduledDischargeDate DA X date
0038001d ScheduledDischargeTime TM X date
0038001e ScheduledPatientInstitutionResidence LO X
00380020 AdmittingDate DA X date
00380021 AdmittingTime TM X date
00380030 DischargeDate DA X date
00380032 DischargeTime TM X date
00380040 DischargeDiagnosisDescription LO X
00380050 SpecialNeeds LO X
00380060 ServiceEpisodeID LO X
00380061 IssuerOfServiceEpisodeID LO X
00380062 ServiceEpisodeDescription LO X
00380064 IssuerOfServiceEpisodeIDSequence SQ X
00380300 CurrentPatientLocation LO X
00380400 PatientInstitutionResidence LO X
00380500 PatientState LO X
00384000 VisitComments LT X
003a0020 MultiplexGroupLabel SH X
003a0203 ChannelLabel SH X
003a020c ChannelDerivationDescription LO X
003a0310 MultiplexGroupUID UI U
003a0314 ImpedanceMeasurementDateTime DT D date
003a0329 WaveformFilterDescription ST X
003a032b FilterLookupTableDescription ST X
00400001 ScheduledStationAETitle AE X
00400002 ScheduledProcedureStepStartDate DA X date
00400003 ScheduledProcedureStepStartTime TM X date
00400004 ScheduledProcedureStepEndDate DA X date
00400005 ScheduledProcedureStepEndTime TM X date
00400006 ScheduledPerformingPhysicianName PN X
00400007 ScheduledProcedureStepDescription LO X
00400009 ScheduledProcedureStepID SH X
0040000b ScheduledPerformingPhysicianIdentificationSequence SQ X
00400010 ScheduledStationName SH X
00400011 ScheduledProcedureStepLocation SH X
00400012 PreMedication LO X
00400241 PerformedStationAETitle AE X
00400242 PerformedStationName SH X
00400243 PerformedLocation SH X
00400244 PerformedProcedureStepStartDate DA X date
00400245 PerformedProcedureStepStartTime TM X date
00400250 PerformedProcedureStepEndDate DA X date
00400251 PerformedProcedureStepEndTime TM X date
00400253 PerformedProcedureStepID SH X
00400254 PerformedProcedureStepDescription LO X
00400275 RequestAttributesSequence SQ X
00400280 CommentsOnThePerformedProcedureStep ST X
00400310 CommentsOnRadiationDose ST X
0040050a SpecimenAccessionNumber LO X
00400512 ContainerIdentifier LO D
00400513 IssuerOfTheContainerIdentifierSequence SQ Z
0040051a ContainerDescription LO X
00400551 SpecimenIdentifier LO D
00400554 SpecimenUID UI U
00400555 AcquisitionContextSequence SQ X/Z
00400556 AcquisitionContextDescription ST X
00400562 IssuerOfTheSpecimenIdentifierSequence SQ Z
00400600 SpecimenShortDescription LO X
00400602 SpecimenDetailedDescription UT X
00400610 SpecimenPreparationSequence SQ Z
004006fa SlideIdentifier LO X
00401001 RequestedProcedureID SH X
00401002 ReasonForTheRequestedProcedure LO X
00401004 PatientTransportArrangements LO X
00401005 RequestedProcedureLocation LO X
0040100a ReasonForRequestedProcedureCodeSequence SQ X
00401010 NamesOfIntendedRecipientsOfResults PN X
00401011 IntendedRecipientsOfResultsIdentificationSequence SQ X
00401101 PersonIdentificationCodeSequence SQ D
00401102 PersonAddress ST X
00401103 PersonTelephoneNumbers LO X
00401104 PersonTelecomInformation LT X
00401400 RequestedProcedureComments LT X
00402001 ReasonForTheImagingServiceRequest LO X
00402004 IssueDateOfImagingServiceRequest DA X date
00402005 IssueTimeOfImagingServiceRequest TM X date
00402008 OrderEnteredBy PN X
00402009 OrderEntererLocation SH X
00402010 OrderCallbackPhoneNumber SH X
00402011 OrderCallbackTelecomInformation LT X
00402016 PlacerOrderNumberImagingServiceRequest LO Z
00402017 FillerOrderNumberImagingServiceRequest LO Z
00402400 ImagingServiceRequestComments LT X
00403001 ConfidentialityConstraintOnPatientDataDescription LO X
00404005 ScheduledProcedureStepStartDateTime DT X date
00404008 ScheduledProcedureStepExpirationDateTime DT X date
00404010 ScheduledProcedureStepModificationDateTime DT X date
00404011 ExpectedCompletionDateTime DT X date
00404023 ReferencedGeneralPurposeScheduledProcedureStepTransactionUID UI U
00404025 ScheduledStationNameCodeSequence SQ X
00404027 ScheduledStationGeographicLocationCodeSequence SQ X
00404028 PerformedStationNameCodeSequence SQ X
00404030 PerformedStationGeographicLocationCodeSequence SQ X
00404034 ScheduledHumanPerformersSequence SQ X
00404035 ActualHumanPerformersSequence SQ X
00404036 HumanPerformerOrganization LO X
00404037 HumanPerformerName PN X
00404050 PerformedProcedureStepStartDateTime DT X date
00404051 PerformedProcedureStepEndDateTime DT X date
00404052 ProcedureStepCancellationDateTime DT X date
0040a023 FindingsGroupRecordingDateTrial DA X date
0040a024 FindingsGroupRecordingTimeTrial TM X date
0040a027 VerifyingOrganization LO D
0040a030 VerificationDateTime DT D date
0040a032 ObservationDateTime DT X/D date
0040a033 ObservationStartDateTime DT X date
0040a034 EffectiveStartDateTime - X
0040a035 EffectiveStopDateTime - X
0040a073 VerifyingObserverSequence SQ D
0040a075 VerifyingObserverName PN D
0040a078 AuthorObserverSequence SQ X
0040a07a ParticipantSequence SQ X
0040a07c CustodialOrganizationSequence SQ X
0040a082 ParticipationDateTime DT Z date
0040a088 VerifyingObserverIdentificationCodeSequence SQ Z
0040a110 DateOfDocumentOrVerbalTransactionTrial DA X date
0040a112 TimeOfDocumentCreationOrVerbalTransactionTrial TM X date
0040a120 DateTime DT D date
0040a121 Date DA D date
0040a122 Time TM D date
0040a123 PersonName PN D
0040a124 UID UI U
0040a13a ReferencedDateTime DT D date
0040a171 ObservationUID UI U
0040a172 ReferencedObservationUIDTrial UI U
0040a192 ObservationDateTrial DA X date
0040a193 ObservationTimeTrial TM X date
0040a307 CurrentObserverTrial PN X
0040a352 VerbalSourceTrial PN X
0040a353 AddressTrial ST X
0040a354 TelephoneNumberTrial LO X
0040a358 VerbalSourceIdentifierCodeSequenceTrial SQ X
0040a402 ObservationSubjectUIDTrial UI U
0040a730 ContentSequence SQ D
0040b020 WaveformAnnotationSequence SQ X/D
0040b034 AnnotationDateTime - X
0040b036 SegmentDefinitionDateTime - X
0040b03b MontageName - X
0040b03f MontageChannelLabel - X
0040db06 TemplateVersion DT X date
0040db07 TemplateLocalVersion DT X date
0040db0c TemplateExtensionOrganizationUID UI U
0040db0d TemplateExtensionCreatorUID UI U
0040e004 HL7DocumentEffectiveTime DT X date
0040e012 DisplayURI - X
00420011 EncapsulatedDocument OB D
00440004 ApprovalStatusDateTime DT X date
0044000b ProductExpirationDateTime DT X date
00440010 SubstanceAdministrationDateTime DT X date
00440104 AssertionDateTime DT D date
00440105 AssertionExpirationDateTime DT X date
0050001b ContainerComponentID LO X
00500020 DeviceDescription LO X
00500021 LongDeviceDescription ST X
00620021 TrackingUID UI U
00640003 SourceFrameOfReferenceUID UI U
00686226 EffectiveDateTime DT D date
00686270 InformationIssueDateTime DT D date
006a0003 AnnotationGroupUID UI D
006a0005 AnnotationGroupLabel LO D
006a0006 AnnotationGroupDescription UT X
00700001 GraphicAnnotationSequence SQ D
00700006 UnformattedTextValue ST D
00700082 PresentationCreationDate DA X date
00700083 PresentationCreationTime TM X date
00700084 ContentCreatorName PN Z/D
00700086 ContentCreatorIdentificationCodeSequence SQ X
0070031a FiducialUID UI U
00701101 PresentationDisplayCollectionUID UI U
00701102 PresentationSequenceCollectionUID UI U
0072000a HangingProtocolCreationDateTime DT D date
0072005e SelectorAEValue AE D
0072005f SelectorASValue AS D
00720061 SelectorDAValue DA D date
00720063 SelectorDTValue DT D date
00720065 SelectorOBValue OB D
00720066 SelectorLOValue LO D
00720068 SelectorLTValue LT D
0072006a SelectorPNValue PN D
0072006b SelectorTMValue TM D date
0072006c SelectorSHValue SH D
0072006d SelectorUNValue UN D
0072006e SelectorSTValue ST D
00720070 SelectorUTValue UT D
00720071 SelectorURValue UR D
00741234 ReceivingAE AE X
00741236 RequestingAE AE X
00880140 StorageMediaFileSetUID UI U
00880200 IconImageSequence SQ X
00880904 TopicTitle LO X
00880906 TopicSubject ST X
00880910 TopicAuthor LO X
00880912 TopicKeywords LO X
01000420 SOPAuthorizationDateTime DT X date
04000100 DigitalSignatureUID UI U
04000105 DigitalSignatureDateTime DT D date
04000115 CertificateOfSigner OB D
04000310 CertifiedTimestamp OB X date
04000402 ReferencedDigitalSignatureSequence SQ X
04000403 ReferencedSOPInstanceMACSequence SQ X
04000404 MAC OB X
04000550 ModifiedAttributesSequence SQ X
04000551 NonconformingModifiedAttributesSequence SQ X
04000552 NonconformingDataElementValue OB X
04000561 OriginalAttributesSequence SQ X
04000562 AttributeModificationDateTime DT D date
04000563 ModifyingSystem LO D
04000564 SourceOfPreviousValues LO Z
04000565 ReasonForTheAttributeModification CS D
04000600 InstanceOriginStatus CS X
20300020 TextString LO X
21000040 CreationDate DA X date
21000050 CreationTime TM X date
21000070 Originator AE X
21000140 DestinationAE AE D
22000002 LabelText UT X/Z
22000005 BarcodeValue LT X/Z
30020121 PositionAcquisitionTemplateName LO X
30020123 PositionAcquisitionTemplateDescription LT X
30060002 StructureSetLabel SH D
30060004 StructureSetName LO X
30060006 StructureSetDescription ST X
30060008 StructureSetDate DA Z date
30060009 StructureSetTime TM Z date
30060024 ReferencedFrameOfReferenceUID UI U
30060026 ROIName LO Z
30060028 ROIDescription ST X
3006002d ROIDateTime DT X date
3006002e ROIObservationDateTime DT X date
30060038 ROIGenerationDescription LO X
3006004d ROICreatorSequence SQ X
3006004e ROIInterpreterSequence SQ X
30060085 ROIObservationLabel SH X
30060088 ROIObservationDescription ST X
300600a6 ROIInterpreter PN Z
300600c2 RelatedFrameOfReferenceUID UI U
30080024 TreatmentControlPointDate DA D date
30080025 TreatmentControlPointTime TM D date
30080054 FirstTreatmentDate DA X/D date
30080056 MostRecentTreatmentDate DA X/D date
30080105 SourceSerialNumber LO X/Z
30080162 SafePositionExitDate DA D date
30080164 SafePositionExitTime TM D date
30080166 SafePositionReturnDate DA D date
30080168 SafePositionReturnTime TM D date
30080250 TreatmentDate DA X/D date
30080251 TreatmentTime TM X/D date
300a0002 RTPlanLabel SH D
300a0003 RTPlanName LO X
300a0004 RTPlanDescription ST X
300a0006 RTPlanDate DA X/D date
300a0007 RTPlanTime TM X/D date
300a000b TreatmentSites LO X
300a000e PrescriptionDescription ST X
300a0013 DoseReferenceUID UI U
300a0016 DoseReferenceDescription LO X
300a0054 TableTopPositionAlignmentUID UI U
300a0072 FractionGroupDescription LO X
300a0083 ReferencedDoseReferenceUID UI U
300a00b2 TreatmentMachineName SH X/Z
300a00c3 BeamDescription ST X
300a00dd BolusDescription ST X
300a0196 FixationDeviceDescription ST X
300a01a6 ShieldingDeviceDescription ST X
300a01b2 SetupTechniqueDescription ST X
300a0216 SourceManufacturer LO X
300a022c SourceStrengthReferenceDate DA D date
300a022e SourceStrengthReferenceTime TM D date
300a02eb CompensatorDescription LT X
300a0608 TreatmentPositionGroupLabel LO D
300a0609 TreatmentPositionGroupUID UI U
300a0611 RTAccessoryHolderSlotID LO Z
300a0615 RTAccessoryDeviceSlotID LO Z
300a0619 RadiationDoseIdentificationLabel LO D
300a0623 RadiationDoseInVivoMeasurementLabel LO D
300a062a RTToleranceSetLabel LO D
300a0650 PatientSetupUID UI U
300a0676 EquipmentFrameOfReferenceDescription ST X
300a067c RadiationGenerationModeLabel SH D
300a067d RadiationGenerationModeDescription ST Z
300a0700 TreatmentSessionUID UI U
300a0734 TreatmentToleranceViolationDescription ST D
300a0736 TreatmentToleranceViolationDateTime DT D date
300a073a RecordedRTControlPointDateTime DT D date
300a0741 InterlockDateTime DT D date
300a0742 InterlockDescription ST D
300a0760 OverrideDateTime DT D date
300a0783 InterlockOriginDescription ST D
300a0785 ReferencedTreatmentPositionGroupUID UI U
300a078e PatientTreatmentPreparationProcedureParameterDescription LT X
300a0792 PatientTreatmentPreparationMethodDescription LT X
300a0794 PatientSetupPhotoDescription LT X
300a079a DisplacementReferenceLabel LO X
300c0113 ReasonForOmissionDescription LO X
300c0127 BeamHoldTransitionDateTime DT D date
300e0004 ReviewDate DA Z date
300e0005 ReviewTime TM Z date
300e0008 ReviewerName PN X/Z
30100006 ConceptualVolumeUID UI U
3010000b ReferencedConceptualVolumeUID UI U
3010000f ConceptualVolumeCombinationDescription ST Z
30100013 ConstituentConceptualVolumeUID UI U
30100015 SourceConceptualVolumeUID UI U
30100017 ConceptualVolumeDescription ST Z
3010001b DeviceAlternateIdentifier UC Z
3010002d DeviceLabel LO D
30100031 ReferencedFiducialsUID UI U
30100033 UserContentLabel SH D
30100034 UserContentLongLabel LO D
30100035 EntityLabel SH D
30100036 EntityName LO X
30100037 EntityDescription ST X
30100038 EntityLongLabel LO D
3010003b RTTreatmentPhaseUID UI U
30100043 ManufacturerDeviceIdentifier ST Z
3010004c IntendedPhaseStartDate DA X/D date
3010004d IntendedPhaseEndDate DA X/D date
30100054 RTPrescriptionLabel LO D
30100056 RTTreatmentApproachLabel LO X/D
3010005a RTPhysicianIntentNarrative UT Z
3010005c ReasonForSuperseding ST Z
30100061 PriorTreatmentDoseDescription UT X
3010006e DosimetricObjectiveUID UI U
3010006f ReferencedDosimetricObjectiveUID UI U
30100077 TreatmentSite LO X/D
3010007a TreatmentTechniqueNotes UT Z
3010007b PrescriptionNotes UT Z
3010007f FractionationNotes UT Z
30100081 PrescriptionNotesSequence SQ Z
30100085 IntendedFractionStartTime TM X date
40000010 Arbitrary LT X
40004000 TextComments LT X
40080040 ResultsID SH X
40080042 ResultsIDIssuer LO X
40080100 InterpretationRecordedDate DA X date
40080101 InterpretationRecordedTime TM X date
40080102 InterpretationRecorder PN X
40080108 InterpretationTranscriptionDate DA X date
40080109 InterpretationTranscriptionTime TM X date
4008010a InterpretationTranscriber PN X
4008010b InterpretationText ST X
4008010c InterpretationAuthor PN X
40080111 InterpretationApproverSequence SQ X
40080112 InterpretationApprovalDate DA X date
40080113 InterpretationApprovalTime TM X date
40080114 PhysicianApprovingInterpretation PN X
40080115 InterpretationDiagnosisDescription LT X
40080118 ResultsDistributionListSequence SQ X
40080119 DistributionName PN X
4008011a DistributionAddress LO X
40080200 InterpretationID SH X
40080202 InterpretationIDIssuer LO X
40080300 Impressions ST X
40084000 ResultsComments ST X
50xxxxxx CurveData - X
60xx3000 OverlayData - X
60xx4000 OverlayComments - X
fffafffa DigitalSignaturesSequence SQ X
fffcfffc DataSetTrailingPadding OB X
`;

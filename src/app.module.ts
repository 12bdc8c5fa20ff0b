import type { DynamicModule } from '@nestjs/common';
import { AnchorsController } from './audit/anchors.controller.js';
import { Anchorer } from './audit/anchorer.js';
import { chapters, masks, operations, scope } from './access/access.js';
import { historiesControllers } from './audit/histories.controller.js';
import { cohort } from './contexts/cohort/index.js';
import { course } from './contexts/course/index.js';
import { employer } from './contexts/employer/index.js';
import { grant } from './contexts/grant/index.js';
import { groupEvent } from './contexts/group-event/index.js';
import { journey } from './contexts/journey/index.js';
import { mentor } from './contexts/mentor/index.js';
import { offer } from './contexts/offer/index.js';
import { organisation } from './contexts/organisation/index.js';
import { programme } from './contexts/programme/index.js';
import { report } from './contexts/report/index.js';
import { ruleBook } from './contexts/rule-book/index.js';
import { staff } from './contexts/staff/index.js';
import { EngineModule } from './engine/engine.module.js';
import type { Declared, Runtime } from './engine/runtime.js';
import { catalogue } from './generated/catalogue.js';
import { caseload } from './views/caseload/caseload.view.js';
import { cohortOutcomes, cohorts } from './views/cohorts/cohorts.view.js';
import { cohortPreview, cohortPreviewCounts } from './views/cohorts/preview.view.js';
import { regimeContacts } from './views/cohorts/regime-contacts.view.js';
import { reimbursements } from './views/cohorts/reimbursements.view.js';
import { whatIf } from './views/cohorts/what-if.view.js';
import { contacts } from './views/contacts/contacts.view.js';
import { courses } from './views/courses/courses.view.js';
import { calendar } from './views/diary/calendar.view.js';
import { myDay } from './views/diary/my-day.view.js';
import { breakGlass } from './views/emergency/break-glass.view.js';
import { employers } from './views/employers/employers.view.js';
import { matches } from './views/employers/matches.view.js';
import { openings } from './views/employers/openings.view.js';
import { expiries } from './views/expiries/expiries.view.js';
import { funding } from './views/funding/funding.view.js';
import { drawDowns } from './views/grants/draw-downs.view.js';
import { grantFigures } from './views/grants/grant-figures.view.js';
import { grants } from './views/grants/grants.view.js';
import { receipts } from './views/grants/receipts.view.js';
import { groupEvents } from './views/group-events/group-events.view.js';
import { indicators } from './views/indicators/indicators.view.js';
import { participants } from './views/indicators/participants.view.js';
import { programmeTitles } from './views/indicators/programmes.view.js';
import { programmes } from './views/programme/programmes.view.js';
import { reporting } from './views/indicators/reporting.js';
import { MeController } from './views/me/me.controller.js';
import { matchingOpenings, matchingParticipants } from './views/matching/matching.view.js';
import { mentors } from './views/mentors/mentors.view.js';
import { offers } from './views/offers/offers.view.js';
import { organisations } from './views/organisations/organisations.view.js';
import { entries } from './views/read-log/entries.view.js';
import { readLog } from './views/read-log/read-log.view.js';
import { unusualAccess } from './views/read-log/unusual-access.view.js';
import { deletionSchedule } from './views/privacy/deletion-schedule.view.js';
import { restrictions } from './views/privacy/restrictions.view.js';
import { subjectAccess } from './views/subject-access/subject-access.view.js';
import { recognitionClocks } from './views/recognition/recognition-clocks.view.js';
import { statements } from './views/reports/reports.view.js';
import { restatement, statement } from './views/reports/statement.view.js';
import { ACTING_FOR } from './views/responsibility/acting-for.sql.js';
import { responsibilityProjection } from './views/responsibility/responsibility.projection.js';
import { savedLists } from './views/saved-lists/saved-lists.view.js';
import { shares } from './views/shares/shares.view.js';
import { staffProjection } from './views/staff/staff.projection.js';
import { staffDirectory } from './views/staff/staff.view.js';
import { statementOfUse } from './views/statement/statement.view.js';
import { dropOuts } from './views/team/drop-outs.view.js';
import { handOvers } from './views/team/hand-overs.view.js';
import { teamLoad } from './views/team/team-load.view.js';
import { teamMedians } from './views/team/team-medians.view.js';
import { timeline } from './views/timeline/timeline.view.js';
import { topicDemand, topicOffers } from './views/topics/topics.view.js';
import { places } from './views/places/places.view.js';
import { waitingLists } from './views/waiting/waiting-lists.view.js';
import { duplicates, people } from './views/people/people.view.js';
import { rulePreview } from './views/rules/rule-preview.view.js';
import { ruleChanges, rules } from './views/rules/rules.view.js';

/** Everything the service offers. This is the only file that knows all contexts and views. */
export const declared: Declared = {
  contexts: [
    journey,
    programme,
    employer,
    groupEvent,
    course,
    offer,
    mentor,
    organisation,
    staff,
    ruleBook,
    grant,
    cohort,
    report,
  ],
  views: [
    caseload,
    funding,
    grants,
    grantFigures,
    receipts,
    drawDowns,
    employers,
    openings,
    groupEvents,
    courses,
    offers,
    mentors,
    matchingParticipants,
    matchingOpenings,
    organisations,
    staffDirectory,
    teamLoad,
    teamMedians,
    dropOuts,
    handOvers,
    expiries,
    places,
    waitingLists,
    programmes,
    topicDemand,
    topicOffers,
    matches,
    people,
    duplicates,
    rules,
    ruleChanges,
    rulePreview,
    contacts,
    myDay,
    calendar,
    recognitionClocks,
    deletionSchedule,
    restrictions,
    savedLists,
    shares,
    breakGlass,
    participants,
    programmeTitles,
    indicators,
    cohorts,
    cohortOutcomes,
    cohortPreview,
    cohortPreviewCounts,
    reimbursements,
    regimeContacts,
    statements,
    statementOfUse,
    whatIf,
    readLog,
    unusualAccess,
    entries,
  ],
  streamViews: [timeline, statement, restatement, subjectAccess],
  publication: reporting,
  controllers: [MeController, AnchorsController, ...historiesControllers([journey, grant])],
  providers: [Anchorer],
  access: {
    ...{ scope, masks, operations, chapters, responsibility: responsibilityProjection },
    actingFor: { directory: staffProjection, text: ACTING_FOR },
  },
};

export const appModule = (runtime?: Runtime): DynamicModule =>
  EngineModule.over(declared, catalogue, runtime);

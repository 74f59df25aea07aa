import type { Fact, Feiten } from '../../src/criteria/facts.ts';
import type { Resident } from '../criteria/residents.ts';

/** How somebody talks: to the point, at length, in a word or two, with mistakes, or by button. */
export const styles = ['plain', 'rambling', 'terse', 'misspelled', 'button'] as const;
export type Style = (typeof styles)[number];

/** What people say for a fact and its value: plain, rambling, terse, misspelled. */
type Said = readonly [string, string, string, string];

const yes = (fact: string): string => `${fact}:ja`;
const no = (fact: string): string => `${fact}:nee`;

const SAID: Record<string, Said> = {
  'verblijf:nederlands': [
    'Ik heb de Nederlandse nationaliteit.',
    'Nou ik ben gewoon hier geboren en ik heb een Nederlands paspoort, dus dat zit wel goed.',
    'nederlands',
    'ik heb een nederlans paspoort',
  ],
  'verblijf:legaal': [
    'Ik heb een verblijfsvergunning.',
    'Ik ben zes jaar geleden gekomen en sinds vorig jaar heb ik gelukkig een verblijfsvergunning gekregen.',
    'vergunning',
    'heb een verblijfsvergunnig',
  ],
  'verblijf:geen': [
    'Ik heb geen verblijfspapieren.',
    'Tja dat is het probleem, ik heb eigenlijk geen papieren meer sinds mijn aanvraag is afgewezen.',
    'geen papieren',
    'ik heb geen papiere',
  ],
  [yes('bedBadBrood')]: [
    'Ja, ik val onder de bed-bad-brood-regeling.',
    'Ja de gemeente zei dat ik bij bed bad brood hoor, zo heet dat toch.',
    'ja',
    'ja bed bad broot',
  ],
  [no('bedBadBrood')]: [
    'Nee, daar hoor ik niet bij.',
    'Nee volgens mij niet, daar heeft nooit iemand iets over gezegd.',
    'nee',
    'nee daar hoor ik nie bij',
  ],
  'woongemeente:deventer': [
    'Ik woon in Deventer.',
    'Ik heb altijd in Deventer gewoond, eerst in Borgele en later in Colmschate.',
    'Deventer',
    'devener',
  ],
  'woongemeente:lochem': [
    'Ik woon in Lochem.',
    'Mijn laatste huis was in Lochem, vlak bij het station.',
    'Lochem',
    'lochum',
  ],
  'woongemeente:olst-wijhe': [
    'Ik woon in Wijhe.',
    'Ik kom uit Olst, daar woon ik al mijn hele leven.',
    'Olst',
    'ik woon in wijhe',
  ],
  'woongemeente:raalte': [
    'Ik woon in Raalte.',
    'Ik kom uit Heino dat hoort geloof ik bij Raalte.',
    'Raalte',
    'raalthe',
  ],
  'woongemeente:zutphen': [
    'Ik woon in Zutphen.',
    'Ik woonde tot voor kort in Zutphen in een flat.',
    'Zutphen',
    'zutfen',
  ],
  'woongemeente:anders': [
    'Ik woon in Apeldoorn.',
    'Ik kom uit Zwolle maar mijn familie woont allemaal in de buurt van Salland.',
    'Almelo',
    'appeldoorn',
  ],
  'problematiek:psychisch': [
    'Ik heb psychische problemen.',
    'Ik hoor vaak stemmen en ik ben snel in paniek, en vroeger heb ik ook veel gedronken.',
    'depressie',
    'ik ben depresief en angstig',
  ],
  'problematiek:psychosociaal': [
    'Ik heb veel problemen met geld en met mensen.',
    'Alles liep mis na de scheiding, ik heb schulden en zie eigenlijk niemand meer.',
    'schulden',
    'veel schulde en ruzies',
  ],
  'problematiek:lvb': [
    'Ik heb een licht verstandelijke beperking.',
    'Ik heb op het speciaal onderwijs gezeten, ik snap dingen niet zo snel en lezen gaat moeilijk.',
    'lvb',
    'leren gaat bij mij lanzaam',
  ],
  'problematiek:psychisch,lvb': [
    'Ik heb een licht verstandelijke beperking en ik ben verslaafd.',
    'Ik heb autisme en ik leer ook moeilijk, dat zeiden ze vroeger al op school.',
    'lvb en angst',
    'moeilijk leren en depresief',
  ],
  'problematiek:': [
    'Nee, niets van dat alles.',
    'Nee hoor daar heb ik allemaal geen last van, met mijn hoofd is niks mis.',
    'geen',
    'nee niks daar van',
  ],
  [yes('zelfstandigWonenLukt')]: [
    'Ja, ik kan goed zelfstandig wonen.',
    'Ja dat heb ik altijd gedaan en dat gaat prima, koken en rekeningen en zo.',
    'ja',
    'ja dat lukt gewoon goet',
  ],
  [no('zelfstandigWonenLukt')]: [
    'Nee, zelfstandig wonen lukt mij niet.',
    'Nee dat is al drie keer geprobeerd en het gaat elke keer weer mis als ik alleen woon.',
    'nee',
    'nee dat lukt me nie',
  ],
  [yes('anderHulpGenoeg')]: [
    'Ja, de hulp van mijn familie is genoeg.',
    'Ja mijn zus komt elke week en samen met de huisarts redden we het daar prima mee.',
    'ja genoeg',
    'ja dat is genoech',
  ],
  [no('anderHulpGenoeg')]: [
    'Nee, dat is niet genoeg.',
    'Nee mijn ouders doen hun best maar die kunnen het echt niet meer aan.',
    'nee',
    'nee das nie genoeg',
  ],
  'toezichtNodig:24-uur-aanwezig': [
    'Er moet dag en nacht iemand in huis zijn.',
    'Eigenlijk moet er de hele dag en ook ’s nachts iemand bij zijn want anders gaat het mis.',
    'dag en nacht',
    'dag en nagt iemand erbij',
  ],
  'toezichtNodig:overdag-en-bereikbaar': [
    'Overdag begeleiding, en ’s nachts kunnen bellen.',
    'Overdag is het fijn als er iemand is, en in de nacht is het genoeg als ik kan bellen.',
    'overdag',
    'overdag hulp en snachts belle',
  ],
  'toezichtNodig:minder': [
    'Af en toe hulp is genoeg.',
    'Ach een paar keer per week iemand die even langskomt is voor mij eigenlijk wel genoeg.',
    'minder',
    'af en toe hulp is genoech',
  ],
  [yes('wilThuisBlijven')]: [
    'Ja, ik wil alleen hulp in mijn eigen huis.',
    'Ja ik wil echt niet weg hier, ik woon hier al twintig jaar en ik wil thuis blijven wonen.',
    'ja',
    'ja ik wil thuis blijve wonen',
  ],
  [no('wilThuisBlijven')]: [
    'Nee, ik wil ook wel ergens anders wonen.',
    'Nee hoor verhuizen vind ik prima, als er maar hulp is.',
    'nee',
    'nee verhuize mag ook',
  ],
  [yes('behoefteBegeleiding')]: [
    'Ja, ik heb hulp nodig bij het dagelijks leven.',
    'Ja want zonder begeleiding komt er van mijn dag niks terecht.',
    'ja',
    'ja hulp met de dag nodig',
  ],
  [no('behoefteBegeleiding')]: [
    'Nee, daar heb ik geen hulp bij nodig.',
    'Nee dat doe ik allemaal zelf, daar hoeft niemand bij te helpen.',
    'nee',
    'nee heb geen hulp nodig',
  ],
  [yes('zoektWoonplek')]: [
    'Ja, ik wil graag hulp bij het vinden van een woning.',
    'Ja alsjeblieft want in mijn eentje vind ik nooit een huis.',
    'ja',
    'ja graach hulp met huis zoeken',
  ],
  [no('zoektWoonplek')]: ['Nee, dat hoeft niet.', 'Nee een woning zoeken lukt me zelf wel.', 'nee', 'nee hoef niet'],
  [yes('dagelijksContact')]: [
    'Ja, elke dag moet er iemand langskomen.',
    'Ja ik moet echt elke dag wel even iemand zien anders blijf ik in bed.',
    'ja',
    'ja iedere dach',
  ],
  [no('dagelijksContact')]: [
    'Nee, elke dag hoeft niet.',
    'Nee twee keer in de week is voor mij echt wel genoeg.',
    'nee',
    'nee hoef nie elke dag',
  ],
  [yes('kanHulpInroepen')]: [
    'Ja, ik kan zelf bellen als er iets is.',
    'Ja als er wat is dan bel ik gewoon, daar ben ik niet bang voor.',
    'ja',
    'ja ik kan self bellen',
  ],
  [no('kanHulpInroepen')]: [
    'Nee, zelf om hulp vragen lukt mij niet.',
    'Nee als het slecht gaat klap ik helemaal dicht en dan bel ik niemand.',
    'nee',
    'nee dat durf ik niet belle',
  ],
  [yes('kanHulpUitstellen')]: [
    'Ja, dat kan meestal wel wachten.',
    'Ja hoor ik kan best wachten tot de volgende ochtend.',
    'ja',
    'ja kan wel wachte',
  ],
  [no('kanHulpUitstellen')]: [
    'Nee, dat kan niet wachten.',
    'Nee als ik in paniek ben dan moet er meteen iemand zijn, wachten lukt dan niet.',
    'nee',
    'nee kan niet wagten',
  ],
  [yes('geclusterdWonen')]: [
    'Ja, ik heb mensen en hulp dichtbij nodig.',
    'Ja ik moet wel mensen om me heen hebben anders word ik gek.',
    'ja',
    'ja mense dichtbij nodig',
  ],
  [no('geclusterdWonen')]: [
    'Nee, dat is niet nodig.',
    'Nee liever niet, ik woon het liefst gewoon op mezelf.',
    'nee',
    'nee hoeft nie',
  ],
  [yes('accepteertTraject')]: [
    'Ja, ik wil die hulp graag.',
    'Ja ik wil er echt aan werken om weer op eigen benen te staan.',
    'ja',
    'ja ik wil hulp',
  ],
  [no('accepteertTraject')]: [
    'Nee, ik wil geen hulp.',
    'Nee laat me alsjeblieft met rust, ik zit niet op al die hulpverleners te wachten.',
    'nee',
    'nee wil geen hulp',
  ],
  [yes('verblijfVoorBehandeling')]: [
    'Ja, mijn psychiater zegt dat ik in de kliniek moet blijven.',
    'Ja de behandeling is nog niet klaar dus ik moet nog een tijd opgenomen blijven.',
    'ja',
    'ja moet in de klinniek blijven',
  ],
  [no('verblijfVoorBehandeling')]: [
    'Nee, dat is niet nodig.',
    'Nee ik heb therapie maar daar hoef ik niet voor opgenomen te worden.',
    'nee',
    'nee niet nodich',
  ],
  [yes('blijvendToezicht')]: [
    'Ja, mijn hele leven.',
    'Ja de dokters zeggen dat het nooit meer overgaat en dat er altijd zorg nodig blijft.',
    'ja',
    'ja hele leven lang',
  ],
  [no('blijvendToezicht')]: [
    'Nee, dat is niet voor altijd.',
    'Nee ik hoop juist dat het over een paar jaar weer beter gaat.',
    'nee',
    'nee niet voor altijt',
  ],
  'wlzIndicatie:ggz': [
    'Ja, een Wlz-indicatie op grond van ggz.',
    'Ze hebben ja gezegd omdat het in mijn hoofd niet goed zit, ggz heet dat.',
    'ja ggz',
    'wlz voor ggz',
  ],
  'wlzIndicatie:anders': [
    'Ja, een Wlz-indicatie om mijn verstandelijke beperking.',
    'Er is ja gezegd vanwege mijn handicap, dus om iets anders dan het hoofd.',
    'ja, iets anders',
    'wlz om verstandelijke beperkin',
  ],
  'wlzIndicatie:afgewezen': [
    'De aanvraag bij het CIZ is afgewezen.',
    'We hebben het aangevraagd maar ze hebben het helaas afgewezen.',
    'afgewezen',
    'het is afgeweze',
  ],
  'wlzIndicatie:geen': [
    'Er is nog niets aangevraagd.',
    'Nee daar is nog helemaal geen brief over gekomen, het is nog niet aangevraagd.',
    'nog niet',
    'nog geen brief gehat',
  ],
  [yes('acuteCrisis')]: [
    'Ja, de crisisdienst zegt dat ik nu moet worden opgenomen.',
    'Ja de huisarts belde net de crisisdienst en die zegt dat het vandaag nog moet.',
    'ja',
    'ja de dokter zegt nu meteen',
  ],
  [no('acuteCrisis')]: [
    'Nee, zo erg is het niet.',
    'Nee gelukkig is er geen spoed bij op dit moment.',
    'nee',
    'nee geen spoet',
  ],
  'dakloos:dakloos': [
    'Nee, ik heb geen adres.',
    'Nee ik heb al een hele tijd nergens meer een adres.',
    'geen adres',
    'heb geen adress',
  ],
  'dakloos:thuisloos': [
    'Nee, ik slaap steeds bij anderen.',
    'Nee ik slaap dan weer bij deze vriend en dan weer bij die.',
    'steeds bij anderen',
    'steets bij andere',
  ],
  'dakloos:nee': [
    'Ja, ik heb een vast adres.',
    'Ja ik sta gewoon ingeschreven op mijn eigen adres.',
    'vast adres',
    'ik heb een vast adress',
  ],
  [yes('in24uursopvang')]: [
    'Ik slaap in de 24-uursopvang.',
    'Sinds vorige week slaap ik elke nacht in de daklozenopvang.',
    'ja',
    'ja ik slaap in de nachtopfang',
  ],
  [no('in24uursopvang')]: [
    'Nee, ik slaap niet in de opvang.',
    'Nee in de opvang ben ik nog nooit geweest.',
    'nee',
    'nee slaap nie in de opvang',
  ],
  [yes('thuisVerlaten')]: [
    'Ja, ik ben weg uit mijn huis.',
    'Ja daar ben ik weggegaan, ik kon daar niet meer blijven.',
    'ja',
    'ja ben weg uit huis',
  ],
  [no('thuisVerlaten')]: [
    'Nee, ik woon nog thuis.',
    'Nee ik zit gewoon nog in mijn eigen huis.',
    'nee',
    'nee woon nog tuis',
  ],
  [yes('opvangNodig')]: [
    'Ja, anders slaap ik op straat.',
    'Ja want ik kan echt nergens anders meer heen.',
    'ja',
    'ja ander slaap ik buite',
  ],
  [no('opvangNodig')]: [
    'Nee, ik heb geen opvang nodig.',
    'Nee ik heb op zich wel een plek waar ik kan blijven.',
    'nee',
    'nee geen opvang nodich',
  ],
  [yes('huiselijkGeweld')]: [
    'Ja, er is geweld.',
    'Ja mijn ex maakt mij bang en heeft mij wel eens pijn gedaan.',
    'ja',
    'ja iemant doet me pijn',
  ],
  [no('huiselijkGeweld')]: [
    'Nee, ik ben veilig.',
    'Nee gelukkig is dat bij mij helemaal niet aan de hand.',
    'nee',
    'nee dat is nie zo',
  ],
  [yes('opvangViaVeiligThuis')]: [
    'Ja, via Veilig Thuis is er een plek.',
    'Ja Veilig Thuis heeft al een plek geregeld.',
    'ja',
    'ja via veilig tuis',
  ],
  [no('opvangViaVeiligThuis')]: [
    'Nee, er is geen plek via Veilig Thuis.',
    'Nee ze konden daar niets vinden voor mij.',
    'nee',
    'nee geen plek',
  ],
  [yes('langdurigZwervend')]: [
    'Ja, ik zwerf al jaren.',
    'Ja ik leef al vier jaar op straat en ze willen me nergens meer hebben.',
    'ja',
    'ja al heel lang',
  ],
  [no('langdurigZwervend')]: ['Nee, dat past niet bij mij.', 'Nee het is pas een paar weken zo.', 'nee', 'nee dat nie'],
  [yes('verlaatOpvang')]: [
    'Ja, ik ga weg uit de opvang.',
    'Ja ik ben vorige week uit de opvang vertrokken en zoek hulp voor daarna.',
    'na de opvang',
    'ja net weg uit de opfang',
  ],
  [no('verlaatOpvang')]: [
    'Nee, ik kom niet uit een opvang.',
    'Nee ik ben nog nooit in een opvang geweest.',
    'nee',
    'nee nie uit opvang',
  ],
  [yes('nogNietToelaatbaar')]: [
    'Ja, ik heb eerst hulp nodig om opvang te voorkomen.',
    'Ja ik durf nog niet naar de opvang, eerst moet er iemand met mij praten.',
    'eerst hulp',
    'ja eerst hulp nodich',
  ],
  [no('nogNietToelaatbaar')]: [
    'Nee, dat is niet nodig.',
    'Nee hulp vooraf hoeft voor mij niet.',
    'nee',
    'nee hoef niet eerst',
  ],
  'komtUit:beschermd-wonen': [
    'Ik kom uit beschermd wonen.',
    'Ik woon nu nog in een huis van beschermd wonen maar ik mag daar weg.',
    'beschermd wonen',
    'uit beschermt wonen',
  ],
  'komtUit:crisisopvang': [
    'Ik kom uit de crisisopvang.',
    'Ik zit nu in de crisisopvang en moet daar over twee weken uit.',
    'crisisopvang',
    'crisis opfang',
  ],
  'komtUit:detentie': [
    'Ik kom uit de gevangenis.',
    'Ik heb acht maanden vastgezeten en ben net vrijgekomen.',
    'gevangenis',
    'uit de gevangenes',
  ],
  'komtUit:beschut-wonen': [
    'Ik kom uit beschut wonen.',
    'Ik woon nu in beschut wonen.',
    'beschut wonen',
    'beschud wonen',
  ],
  'komtUit:anders': [
    'Nee, ik kom ergens anders vandaan.',
    'Nee uit geen van die plekken, ik kom gewoon van huis.',
    'geen van deze',
    'ergens ander vandaan',
  ],
  [yes('wilZelfstandig')]: [
    'Ja, ik wil weer in een gewoon huis wonen.',
    'Ja heel graag, ik droom al jaren van een eigen plekje.',
    'ja',
    'ja wil weer gewoon wonen',
  ],
  [no('wilZelfstandig')]: [
    'Nee, ik wil nu geen eigen huis.',
    'Nee een eigen huis hoeft van mij echt niet.',
    'nee',
    'nee wil ik nie',
  ],
  [yes('accepteertBegeleiding')]: [
    'Ja, hulp aan huis is goed.',
    'Ja er mag van mij best iemand langskomen om te helpen.',
    'ja',
    'ja hulp mag',
  ],
  [no('accepteertBegeleiding')]: [
    'Nee, ik wil geen hulp thuis.',
    'Nee ik wil niemand over de vloer hebben.',
    'nee',
    'nee geen hulp tuis',
  ],
  [yes('metOuder')]: [
    'Ja, mijn moeder komt mee.',
    'Ja ik ben samen met mijn moeder en zij vraagt het aan.',
    'ja',
    'ja met me moeder',
  ],
  [no('metOuder')]: ['Nee, ik ben alleen.', 'Nee mijn ouders weten hier niks van.', 'nee', 'nee alleen'],
};

const style: Record<Exclude<Style, 'button'>, number> = { plain: 0, rambling: 1, terse: 2, misspelled: 3 };

/** What a resident says about a fact, in their style; undefined when these people have no words for it. */
export function says(resident: Resident, fact: Fact, how: Exclude<Style, 'button'>): string {
  const value = resident[fact];
  if (fact === 'leeftijd')
    return (
      [
        `Ik ben ${String(value)} jaar.`,
        `Ik ben van de zomer ${String(value)} geworden.`,
        String(value),
        `ik ben ${String(value)} jr`,
      ][style[how]] ?? ''
    );
  if (fact === 'begeleidingUrenPerWeek') {
    return (
      [
        `Ongeveer ${String(value)} uur per week.`,
        `Mijn begeleider zei dat het zo'n ${String(value)} uur in de week is.`,
        String(value),
        `${String(value)} uur pr week`,
      ][style[how]] ?? ''
    );
  }
  const said = SAID[`${fact}:${textOf(value)}`];
  if (!said) throw new Error(`people: found no words for ${fact} ${textOf(value)}`);
  return said[style[how]] ?? '';
}

/** A value as the text of a button. */
export const textOf = (value: unknown): string =>
  value === true ? 'ja' : value === false ? 'nee' : Array.isArray(value) ? value.join(',') : String(value);

/** Whether facts of a choice are true of a resident. */
export const fits = (resident: Resident, feiten: Feiten): boolean =>
  Object.entries(feiten).every(([fact, value]) => textOf(resident[fact as Fact]) === textOf(value));

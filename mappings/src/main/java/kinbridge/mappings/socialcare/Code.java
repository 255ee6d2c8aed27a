package kinbridge.mappings.socialcare;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Findings;
import org.jspecify.annotations.Nullable;

/**
 * The Department for Education's code lists, as far as the hub puts them in words. A code that is not
 * in its list is kept as written and warned about.
 */
enum Code {
    PRIMARY_NEED("""
            N0 not stated
            N1 abuse or neglect
            N2 child's disability
            N3 parental illness or disability
            N4 family in acute stress
            N5 family dysfunction
            N6 socially unacceptable behaviour
            N7 low income
            N8 absent parenting
            N9 cases other than children in need"""),
    REFERRAL_SOURCE("""
            1A family member, relative or carer
            1B acquaintance
            1C self
            1D other individual
            2A school
            2B education services
            3A GP
            3B health visitor
            3C school nurse
            3D other primary health services
            3E accident and emergency
            3F other health services
            4 housing
            5A social care of this authority
            5B other service of this authority
            5C other authority
            5D early help
            6 police
            7 other legal agency
            8 other
            9 anonymous
            10 unknown"""),
    CLOSURE("""
            RC1 adopted
            RC2 died
            RC3 child arrangements order
            RC4 special guardianship order
            RC5 transferred to another authority
            RC6 transferred to adult social care
            RC7 closed for another reason
            RC8 closed after assessment, no further action
            RC9 closed after assessment, to early help"""),
    LEGAL_STATUS("""
            C1 interim care order
            C2 care order
            D1 freeing order
            E1 placement order
            V2 accommodated with agreement (section 20)
            V3 accommodated for short breaks
            V4 accommodated for short breaks
            L1 police protection
            L2 emergency protection order
            L3 child assessment order
            J1 remanded
            J2 detained under PACE
            J3 sentenced to a youth rehabilitation order"""),
    ABUSE("""
            NEG neglect
            PHY physical abuse
            SAB sexual abuse
            EMO emotional abuse
            MUL multiple"""),
    DISABILITY("""
            AUT autism or Asperger syndrome
            BEH behaviour
            COMM communication
            CON consciousness
            DDA other disability
            HAND hand function
            HEAR hearing
            INC incontinence
            LD learning
            MOB mobility
            NONE none
            PC personal care
            VIS vision"""),
    CARE_START("""
            S started to be looked after
            L legal status changed
            P placement changed
            T placement and carer changed
            B legal status and placement changed
            U legal status, placement and carer changed"""),
    MISSING("""
            M missing
            A away without authorisation"""),
    PLACEMENT("""
            A3 placed for adoption
            A4 placed for adoption
            A5 placed for adoption
            A6 placed for adoption
            H5 semi-independent living
            K1 secure children's home
            K2 children's home
            P1 with parents
            P2 independent living
            P3 residential employment
            R1 residential care home
            R2 NHS or health establishment
            R3 family centre
            R5 young offender institution
            S1 residential school
            T0 temporary
            T1 temporary
            T2 temporary
            T3 temporary
            T4 temporary
            U1 foster placement with relative or friend
            U2 foster placement with relative or friend
            U3 foster placement with relative or friend
            U4 foster placement
            U5 foster placement
            U6 foster placement
            Z1 other placement"""),
    PARTICIPATION("""
            PN0 under four years old
            PN1 attended and spoke
            PN2 attended, an advocate spoke
            PN3 attended and gave views without words
            PN4 attended without giving views
            PN5 not there, an advocate spoke
            PN6 not there, gave views another way
            PN7 not there, gave no views"""),
    ETHNICITY("""
            WBRI White British
            WIRI White Irish
            WIRT Traveller of Irish heritage
            WROM Roma
            WOTH other White
            MWBC White and Black Caribbean
            MWBA White and Black African
            MWAS White and Asian
            MOTH other mixed
            AIND Indian
            APKN Pakistani
            ABAN Bangladeshi
            AOTH other Asian
            BCRB Caribbean
            BAFR African
            BOTH other Black
            CHNE Chinese
            OOTH other
            REFU refused
            NOBT not obtained""");

    private static final Map<Code, Map<String, String>> WORDS =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Function.identity(), code -> words(code.lines)));

    private final String lines;

    Code(String lines) {
        this.lines = lines;
    }

    private static Map<String, String> words(String lines) {
        return lines.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
    }

    /** The words of a code, or null where it is not of the list. */
    @Nullable
    String wordsOf(@Nullable String code) {
        return code == null
                ? null
                : Objects.requireNonNull(WORDS.get(this)).get(code.strip().toUpperCase(Locale.ROOT));
    }

    /** The words, or the code itself with a warning. */
    @Nullable
    String read(Findings findings, String field, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        String found = wordsOf(code);
        if (found == null) {
            findings.warn(field, "code not in the list, kept as written");
        }
        return found == null ? code.strip() : found;
    }
}

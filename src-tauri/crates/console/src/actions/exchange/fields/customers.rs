//! The fields of customers.

use super::Spec;

/// Every field of a customer; those of contacts fill one contact per row.
pub(in super::super) const CUSTOMERS: &[Spec] = &[
    Spec::new(
        "kind",
        "Kind",
        "company or person",
        "type typ art kundenart customertype customerkind",
    ),
    Spec::new(
        "name",
        "Name",
        "Finds the customer again, together with the country, where no id does",
        "customer kunde kundenname customername company companyname firma firmenname firmenbezeichnung \
         account accountname organization organisation organizationname unternehmen client clientname \
         name1 licensee lizenznehmer",
    )
    .required(),
    Spec::new(
        "code",
        "Code",
        "Your short code",
        "customercode kurzname kurzbezeichnung shortname matchcode kuerzel kurzel abbreviation",
    ),
    Spec::new(
        "country",
        "Country",
        "Two letters (DE), or the English or German name",
        "countrycode land landercode laenderkennzeichen landeskennzeichen lkz nation isocountry \
         countryiso",
    ),
    Spec::new(
        "address",
        "Address",
        "All its lines",
        "adresse anschrift postaladdress postanschrift fulladdress mailingaddress billingaddress \
         rechnungsadresse",
    ),
    Spec::new(
        "address.street",
        "Address: street",
        "With the number",
        "street strasse str strassehausnummer streetaddress address1 addressline1 adresszeile1 street1 \
         billingstreet mailingstreet",
    ),
    Spec::new(
        "address.extra",
        "Address: more",
        "A line below the street",
        "addressline2 address2 adresszeile2 adresszusatz street2 zusatz suite",
    ),
    Spec::new(
        "address.postal_code",
        "Address: postal code",
        "",
        "postalcode postcode zip zipcode plz postleitzahl billingpostalcode mailingpostalcode",
    ),
    Spec::new(
        "address.city",
        "Address: city",
        "",
        "city town ort stadt wohnort billingcity mailingcity locality",
    ),
    Spec::new(
        "address.region",
        "Address: region",
        "State, county or province",
        "region state province county bundesland kanton provinz billingstate mailingstate stateprovince",
    ),
    Spec::new(
        "email",
        "E-mail",
        "The customer's own address",
        "mail emailaddress emailadresse mailadresse emailadress email1 companyemail firmenemail",
    ),
    Spec::new(
        "phone",
        "Phone",
        "",
        "telephone telefon tel telefonnummer phonenumber phoneno telno phone1 telefon1 companyphone \
         rufnummer",
    ),
    Spec::new(
        "website",
        "Web site",
        "",
        "web url homepage internet webseite webaddress",
    ),
    Spec::new(
        "vat_code",
        "VAT id",
        "",
        "vat vatid vatno vatnumber vatregistrationnumber ustid ustidnr ustidnummer umsatzsteuerid \
         umsatzsteueridentifikationsnummer uid uidnummer taxid taxnumber steuernummer mwstnummer",
    ),
    Spec::new(
        "invoice_code",
        "Invoice code",
        "What invoices are routed by",
        "leitwegid leitweg rechnungscode invoicerouting peppolid routingid",
    ),
    Spec::new(
        "reseller",
        "Is a reseller",
        "yes or no",
        "isreseller wiederverkaufer handler partner istwiederverkaufer isthandler",
    ),
    Spec::new(
        "reseller_id",
        "Served by reseller",
        "The reseller's CRM id, reference, code or exact name",
        "reselleris servedby resellername betreuenderhandler vertriebspartner parentreseller",
    ),
    Spec::new(
        "currency",
        "Currency",
        "Three letters, e.g. EUR",
        "currencycode wahrung waehrung wahrungscode curr",
    ),
    Spec::new(
        "tax",
        "Tax rate",
        "Percent, e.g. 19",
        "taxrate mwst steuersatz mwstsatz vatrate",
    ),
    Spec::new(
        "discount",
        "Discount",
        "Percent, e.g. 7.5",
        "rabatt rabattsatz discountrate discountpercent",
    ),
    Spec::new(
        "crm_id",
        "CRM id",
        "Finds the customer again before anything else",
        "crm crmnumber customerid customerno customernumber kundennummer kundennr kundenid kdnr \
         accountid accountnumber debitor debitorennummer",
    ),
    Spec::new(
        "ref_id",
        "Reference",
        "Its number in another system; finds the customer again",
        "referenz ref externalid externeid refno foreignid referencenumber",
    ),
    Spec::new(
        "note",
        "Note",
        "Internal",
        "notes notiz notizen bemerkung bemerkungen anmerkung kommentar comment comments remarks \
         description beschreibung",
    ),
    Spec::new(
        "contact.name",
        "Contact: name",
        "Adds or changes one contact; further rows of the same customer add more",
        "contactperson ansprechpartner kontakt kontaktperson contact contactname kontaktname \
         ansprechperson fullname vollername attention",
    ),
    Spec::new(
        "contact.email",
        "Contact: e-mail",
        "",
        "contactemail contactmail kontaktemail kontaktmail emailansprechpartner ansprechpartneremail \
         personalemail",
    ),
    Spec::new(
        "contact.phone",
        "Contact: phone",
        "",
        "contactphone kontakttelefon telefonansprechpartner ansprechpartnertelefon mobile mobil handy \
         directphone durchwahl",
    ),
    Spec::new(
        "contact.role",
        "Contact: role",
        "What they do there",
        "contactrole role rolle funktion position jobtitle abteilung department",
    ),
    Spec::new(
        "contact.notify",
        "Contact: gets license files",
        "yes or no",
        "notify contactnotify benachrichtigen lizenzversand licensecontact notification",
    ),
    Spec::new(
        "contact.crm_id",
        "Contact: CRM id",
        "Finds the contact again",
        "contactid contactcrmid kontaktid kontaktnummer ansprechpartnerid",
    ),
];

//! The fields of licenses that another system sold.

use super::Spec;

/// One license per row.
pub(in super::super) const LICENSES: &[Spec] = &[
    Spec::new(
        "serial",
        "Serial number",
        "As it was given out; each once",
        "serialnumber serialno seriennummer seriennr licensekey licencekey lizenzschlussel lizenznummer \
         lizenznr license licensenumber licenseno lizenz key schlussel productkey activationkey sn",
    )
    .required(),
    Spec::new(
        "product",
        "Product",
        "Number, code or exact name",
        "productnumber produktnummer productno productcode produktcode productname produktname produkt \
         sku artikel artikelnummer artikelnr itemnumber itemno productid item software",
    )
    .required(),
    Spec::new(
        "customer.name",
        "Customer: name",
        "Exact; with this column unknown customers are added",
        "customer kunde kundenname customername company companyname firma firmenname account accountname \
         organization organisation licensee lizenznehmer client endcustomer endkunde",
    ),
    Spec::new(
        "customer.country",
        "Customer: country",
        "Two letters (DE), or the English or German name",
        "country countrycode land customercountry lkz",
    ),
    Spec::new(
        "customer.crm_id",
        "Customer: CRM id",
        "Finds the customer before the name does",
        "crmid crm customerid customerno customernumber kundennummer kundennr kundenid kdnr accountid \
         accountnumber",
    ),
    Spec::new(
        "customer.ref_id",
        "Customer: reference",
        "Finds the customer before the name does",
        "customerrefid customerref kundenreferenz externalid externeid",
    ),
    Spec::new(
        "customer.email",
        "Customer: e-mail",
        "Of a customer that is added",
        "email mail emailaddress emailadresse customeremail kundenemail",
    ),
    Spec::new(
        "order_number",
        "Order number elsewhere",
        "Becomes the order's reference",
        "ordernumber orderno orderid order bestellnummer bestellnr auftragsnummer auftragsnr auftrag \
         invoice invoicenumber rechnungsnummer refid",
    ),
    Spec::new(
        "issued_at",
        "Issued on",
        "2021-04-01 or 01.04.2021; empty: today",
        "issued issuedon issuedate issuedat ausgestellt ausgestelltam ausstellungsdatum purchasedate \
         purchased purchasedon kaufdatum gekauftam orderdate bestelldatum date datum startdate validfrom \
         gultigab created createdat soldat soldon verkauftam",
    ),
    Spec::new(
        "ends_at",
        "Ends on",
        "Its last day; empty: as the catalog says",
        "ends endson enddate expires expiresat expireson expirydate expiry expirationdate expiration \
         ablaufdatum ablauf lauftab lauftaus gultigbis validuntil validto ende enddatum until bis",
    ),
    Spec::new(
        "features",
        "Features",
        "Numbers or codes with spaces or commas between; empty: all of the product",
        "feature module modules funktionen modul modulen options optionen",
    ),
    Spec::new(
        "seats",
        "Seats",
        "Of each feature",
        "seat platze sitze users nutzer benutzer lizenzanzahl numberofseats concurrentusers",
    ),
    Spec::new(
        "activation_limit",
        "Activation limit",
        "Machines; empty: the product's",
        "activationlimit maxactivations maxactivation maximumactivations aktivierungslimit \
         maxaktivierungen machines rechner installations installationen",
    ),
    Spec::new(
        "activations",
        "Activations used",
        "Machines it is activated on",
        "activationsused usedactivations activationcount aktivierungen aktiviert \
         verbrauchteaktivierungen",
    ),
    Spec::new(
        "purchase_order",
        "Purchase order",
        "The customer's reference",
        "purchaseorder purchaseorderno po pono ponumber kundenbestellnummer yourreference ihrzeichen \
         customerreference",
    ),
    Spec::new(
        "note",
        "Note",
        "Internal",
        "notes notiz notizen bemerkung bemerkungen anmerkung kommentar comment comments remarks",
    ),
];

const { lint } = require('/work/wt/lint/packages/gitops-lint/src');
(async()=>{ for (const d of process.argv.slice(2)) { const t=Date.now();
  const report = await lint(d,{seconds:60}); const c:any={};
  console.log('##',d,Date.now()-t,'ms', report.findings.length);
  for (const f of report.findings) if(f.profile==='broken') console.log('  ',f.file+':'+f.line,f.rule,f.message.slice(0,220)); else c[f.rule]=(c[f.rule]??0)+1;
  console.log('  house',JSON.stringify(c));
  for (const f of report.notChecked) console.log('     NOTCHECKED',f.file,f.message.slice(0,200));
  console.log('  notSeen',report.notSeen.length);
}})();
